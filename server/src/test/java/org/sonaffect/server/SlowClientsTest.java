package org.sonaffect.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that hardly send, hardly read or say nothing hold nobody else up. */
final class SlowClientsTest {
  @TempDir private Path folder;

  private Served served(Limits limits) throws IOException {
    return Served.in(folder.resolve("state"), limits, List.of(), List.of());
  }

  @Test
  void uploadsThatHardlyMoveGiveWayToOthers() throws Exception {
    try (Served served = served(LimitsTest.small())) { // 4 uploads at a time, 4000 B/s
      List<Wire> slow = new ArrayList<>();
      AtomicBoolean over = new AtomicBoolean();
      for (int i = 0; i < 6; i++) {
        Wire wire = new Wire(served.server.port());
        wire.say("POST /api/v1/jobs HTTP/1.1\r\nHost: localhost\r\nContent-Length: 300000\r\n\r\n");
        slow.add(wire);
      }
      Thread drip =
          new Thread(
              () -> {
                while (!over.get()) {
                  slow.forEach(wire -> wire.say("x".repeat(600)));
                  try {
                    Thread.sleep(50); // 12 000 B/s
                  } catch (InterruptedException e) {
                    return;
                  }
                }
              });
      drip.start();
      Thread.sleep(300);
      for (int i = 0; i < 3; i++) {
        assertEquals(200, served.post("api/v1/predictions", Sounds.hum(0.5)).statusCode());
      }
      over.set(true);
      drip.join();
      for (Wire wire : slow) {
        wire.close();
      }
    }
  }

  private static Limits patient(int connections) {
    return new Limits(
        400_000,
        30,
        10,
        1,
        2,
        4,
        Duration.ofSeconds(60),
        2_000_000,
        Duration.ofSeconds(60),
        4000,
        Duration.ofSeconds(60),
        connections,
        3,
        Duration.ofHours(1));
  }

  @Test
  void silentConnectionsGiveWayToOthers() throws Exception {
    try (Served served = served(patient(64))) {
      served.analyst.hold();
      Thread release =
          new Thread(
              () -> {
                for (int i = 0; i < 200 && served.analyst.calls.get() == 0; i++) {
                  pause();
                }
                pause();
                served.analyst.release();
              });
      List<Wire> wires = new ArrayList<>();
      for (int i = 0; i < 300; i++) { // 64 are allowed, each for a minute
        wires.add(new Wire(served.server.port()));
      }
      long begin = System.nanoTime();
      assertEquals(200, served.get("api/v1/health").statusCode());
      assertTrue(System.nanoTime() - begin < 10_000_000_000L, "it had to wait");
      release.start();
      assertEquals(200, served.post("api/v1/predictions", Sounds.hum(0.5)).statusCode());
      release.join();
      assertEquals("", wires.get(0).hear(), "the oldest is closed");
      for (Wire wire : wires) {
        wire.close();
      }
    }
  }

  @Test
  void whoReadsTooSlowlyIsLeft() throws Exception {
    int size = 60_000_000;
    Path manifest = Libraries.corpus(folder);
    Files.write(folder.resolve("clip00.wav"), new byte[size]);
    Limits limits = LimitsTest.small();
    Limits demanding =
        new Limits(
            limits.uploadBytes(),
            limits.seconds(),
            limits.promptSeconds(),
            limits.workers(),
            limits.queue(),
            limits.uploads(),
            limits.jobTime(),
            limits.diskBytes(),
            limits.headerTime(),
            100_000_000,
            limits.bodyGrace(),
            limits.connections(),
            limits.kept(),
            limits.keptFor());
    try (Served served =
            Served.in(folder.resolve("state"), demanding, List.of(manifest), List.of());
        Socket reader = new Socket("127.0.0.1", served.server.port())) {
      reader.setSoTimeout(10_000);
      reader
          .getOutputStream()
          .write(
              "GET /api/v1/corpora/0/clips/0/audio HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      long got = 0;
      int now = 0;
      byte[] piece = new byte[1 << 18];
      while (now >= 0 && got < size) {
        Thread.sleep(25); // 10 MB/s at most
        got += now;
        try {
          now = reader.getInputStream().read(piece);
        } catch (IOException e) {
          now = -1; // reset
        }
      }
      assertTrue(got < size, "all of it was sent");
    }
  }

  /** More of them than there are threads, and patience enough with each. */
  @Test
  void manyWhoHardlyReadDoNotHoldAllThreads() throws Exception {
    Path manifest = Libraries.corpus(folder);
    Files.write(folder.resolve("clip00.wav"), new byte[8_000_000]);
    List<Wire> readers = new ArrayList<>();
    try (Served served =
        Served.in(folder.resolve("state"), patient(512), List.of(manifest), List.of())) {
      for (int i = 0; i < 200; i++) {
        Wire reader = new Wire(served.server.port());
        reader.say("GET /api/v1/corpora/0/clips/0/audio HTTP/1.1\r\nHost: localhost\r\n\r\n");
        readers.add(reader);
      }
      long begin = System.nanoTime();
      assertEquals(200, served.get("api/v1/live").statusCode());
      assertTrue(System.nanoTime() - begin < 20_000_000_000L, "it had to wait");
      for (Wire reader : readers) {
        reader.close();
      }
    }
  }

  @Test
  void aBodyThatDripsIsEnded() throws Exception {
    try (Served served = served(LimitsTest.small());
        Wire wire = new Wire(served.server.port())) {
      wire.say(
          "POST /api/v1/predictions HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n");
      long begin = System.nanoTime();
      boolean open = true;
      while (open && System.nanoTime() - begin < 10_000_000_000L) {
        open = wire.say("RIFF");
        Thread.sleep(100);
        if (System.nanoTime() - begin > 2_500_000_000L) {
          break;
        }
      }
      String answer = wire.hear();
      assertTrue(answer.startsWith("HTTP/1.1 408"), answer);
    }
  }

  @Test
  void aBodyThatStopsIsEnded() throws Exception {
    try (Served served = served(LimitsTest.small());
        Wire wire = new Wire(served.server.port())) {
      wire.say("POST /api/v1/jobs HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nRIFF");
      long begin = System.nanoTime();
      String answer = wire.hear();
      assertTrue(System.nanoTime() - begin < 8_000_000_000L);
      assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 408"), answer);
      assertEquals(0, LimitsTest.files(folder.resolve("state").resolve("incoming")));
    }
  }

  @Test
  void aRequestHeadThatDripsIsEnded() throws Exception {
    try (Served served = served(LimitsTest.small());
        Wire wire = new Wire(served.server.port());
        Wire silent = new Wire(served.server.port())) {
      wire.say("GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\n");
      long begin = System.nanoTime();
      boolean open = true;
      while (open && System.nanoTime() - begin < 6_000_000_000L) {
        open = wire.say("X-A: b\r\n");
        Thread.sleep(200);
      }
      assertFalse(open, "the connection is still open after 6 s");
      assertEquals("", silent.hear());
    }
  }

  @Test
  void aLongAnalysisIsNotTakenForASlowRequest() throws Exception {
    try (Served served = served(LimitsTest.small())) {
      served.analyst.hold();
      Thread later =
          new Thread(
              () -> {
                try {
                  Thread.sleep(3500); // longer than the times for heads and silent bodies
                } catch (InterruptedException e) {
                  return;
                }
                served.analyst.release();
              });
      later.start();
      assertEquals(200, served.post("api/v1/predictions", Sounds.hum(0.5)).statusCode());
      later.join();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
