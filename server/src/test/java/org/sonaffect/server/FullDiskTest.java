package org.sonaffect.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.server.access.Sharing;
import org.sonaffect.server.access.Tokens;

/**
 * A disk that is really full: a file system of one megabyte, where this machine lets us make one.
 */
final class FullDiskTest {
  @TempDir private Path folder;
  private Path disk;

  private static int run(String... command) throws Exception {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      return -1;
    }
  }

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectories(folder.resolve("disk"));
    boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    boolean root = System.getProperty("user.name").equals("root");
    Assumptions.assumeTrue(
        linux
            && root
            && run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()) == 0,
        "needs the right to mount a file system");
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", "-l", disk.toString());
  }

  @Test
  void uploadsAndResultsAreRefusedOrHeldAndAllGoesOnWhenThereIsRoom() throws Exception {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream terminal = System.err;
    try (Served served = Served.in(disk.resolve("state"))) {
      System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
      served.analyst.hold();
      byte[] sound = Sounds.hum(1);
      String held = Served.json(served.post("api/v1/jobs", sound)).path("id").asText();
      Path filler = disk.resolve("filler");
      fill(filler);
      for (String call : List.of("jobs", "predictions", "features")) {
        HttpResponse<byte[]> refused = served.post("api/v1/" + call, Sounds.hum(10));
        assertEquals(503, refused.statusCode(), call);
        assertTrue(Served.json(refused).path("type").asText().endsWith(":cannot-write"), call);
        assertTrue(refused.headers().firstValue("Retry-After").isPresent());
      }
      assertEquals(503, served.get("api/v1/health").statusCode());
      assertEquals(503, served.get("api/v1/ready").statusCode());
      assertEquals(200, served.get("api/v1/live").statusCode());
      served.analyst.release();
      JsonNode over = served.over(held);
      assertEquals("done", over.path("state").asText(), "its audio makes room, or it is held");
      Files.delete(filler);
      for (int i = 0; i < 100 && served.get("api/v1/ready").statusCode() != 200; i++) {
        Thread.sleep(100);
      }
      assertEquals(200, served.get("api/v1/ready").statusCode());
      assertEquals(200, served.post("api/v1/predictions", Sounds.hum(10)).statusCode());
      assertEquals(over, served.over(held));
      assertEquals(0, LimitsTest.files(disk.resolve("state").resolve("incoming")));
    } finally {
      System.setErr(terminal);
    }
    String said = log.toString(StandardCharsets.UTF_8);
    assertTrue(said.lines().allMatch(line -> line.startsWith("sonaffect serve: can")), said);
  }

  @Test
  void aDiskThatBecomesReadOnlyIsToldInOneLineAndAllGoesOnWhenItIsWritable() throws Exception {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream terminal = System.err;
    try (Served served = Served.in(disk.resolve("state"))) {
      System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
      served.analyst.hold();
      byte[] sound = Sounds.hum(1);
      String held = Served.json(served.post("api/v1/jobs", sound)).path("id").asText();
      CompletableFuture<HttpResponse<byte[]>> prompt =
          CompletableFuture.supplyAsync(() -> served.post("api/v1/predictions", sound));
      for (int i = 0; i < 400 && served.analyst.calls.get() < 2; i++) {
        Thread.sleep(25);
      }
      List<String> parts = List.of("jobs", "incoming");
      for (String part : parts) {
        String path = disk.resolve("state").resolve(part).toString();
        assertEquals(0, run("mount", "--bind", path, path));
        assertEquals(0, run("mount", "-o", "remount,bind,ro", path));
      }
      for (String call : List.of("jobs", "predictions", "batches")) {
        HttpResponse<byte[]> refused = served.post("api/v1/" + call, sound);
        assertEquals(503, refused.statusCode(), call);
        assertTrue(Served.json(refused).path("type").asText().endsWith(":cannot-write"), call);
      }
      served.analyst.release();
      assertEquals(200, prompt.get(30, TimeUnit.SECONDS).statusCode());
      assertEquals("done", served.over(held).path("state").asText());
      assertEquals(503, served.get("api/v1/health").statusCode());
      for (String part : parts) {
        assertEquals(0, run("umount", "-l", disk.resolve("state").resolve(part).toString()));
      }
      int status = 503;
      for (int i = 0; i < 100 && status == 503; i++) {
        Thread.sleep(100);
        status = served.post("api/v1/predictions", sound).statusCode();
      }
      assertEquals(200, status);
    } finally {
      System.setErr(terminal);
    }
    String said = log.toString(StandardCharsets.UTF_8);
    assertTrue(said.lines().allMatch(line -> line.startsWith("sonaffect serve: can")), said);
  }

  @Test
  void anAccessLogThatCannotBeWrittenIsToldOnceAndGoesOnWithWholeLines() throws Exception {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream terminal = System.err;
    Path lines = disk.resolve("access.log");
    Sharing sharing = new Sharing(Tokens.NONE, false, 0, lines.toString(), "", Set.of());
    try (Served served = Served.shared(folder.resolve("state"), sharing)) {
      System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
      assertEquals(200, served.get("api/v1/live").statusCode());
      for (int i = 0; i < 300 && Files.size(lines) == 0; i++) { // its line follows the answer
        Thread.sleep(100);
      }
      Path filler = disk.resolve("filler");
      fill(filler);
      for (int i = 0; i < 200; i++) { // more than what is left of a block
        assertEquals(200, served.get("api/v1/live").statusCode());
      }
      Files.delete(filler);
      assertEquals(200, served.get("api/v1/live").statusCode());
    } finally {
      System.setErr(terminal);
    }
    List<String> said = log.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(2, said.size(), said.toString());
    assertTrue(said.get(0).contains("access.log cannot be written: "), said.toString());
    assertTrue(said.get(1).contains("access.log can be written again"), said.toString());
    List<String> written = Files.readAllLines(lines);
    assertTrue(written.size() >= 2 && written.size() < 202, written.size() + " lines");
    assertTrue(written.get(written.size() - 1).endsWith("\""), written.toString());
  }

  private static void fill(Path file) throws IOException {
    try (var out = Files.newOutputStream(file)) {
      for (byte[] block = new byte[1024]; ; ) {
        out.write(block);
      }
    } catch (IOException e) {
      // It is full.
    }
  }
}
