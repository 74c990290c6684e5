package org.sonaffect.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many clients at once: no error but 429, every accepted job answered, nothing left behind. */
final class LoadTest {
  private static final int CLIENTS = 32;

  @TempDir private Path folder;

  @Test
  void threeSeconds() throws Exception {
    load(3);
  }

  @Tag("full")
  @Test
  void aMinute() throws Exception {
    load(60);
  }

  private void load(int seconds) throws Exception {
    Path state = folder.resolve("state");
    Limits limits = Served.LIMITS;
    Limits some =
        new Limits(
            limits.uploadBytes(),
            limits.seconds(),
            limits.promptSeconds(),
            2,
            12,
            16,
            limits.jobTime(),
            limits.diskBytes(),
            limits.headerTime(),
            limits.bodyRate(),
            limits.bodyGrace(),
            limits.connections(),
            1_000_000,
            limits.keptFor());
    Queue<String> accepted = new ConcurrentLinkedQueue<>();
    Map<Integer, Integer> answers = new TreeMap<>();
    try (Served served = Served.in(state, some, List.of(), List.of())) {
      long end = System.nanoTime() + seconds * 1_000_000_000L;
      List<Thread> clients = new ArrayList<>();
      Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
      for (int c = 0; c < CLIENTS; c++) {
        byte[] sound = Sounds.rising(1 + c % 3);
        boolean jobs = c % 2 == 0;
        Thread client =
            new Thread(
                () -> {
                  try {
                    while (System.nanoTime() < end) {
                      int status = asked(served, jobs, sound, accepted);
                      synchronized (answers) {
                        answers.merge(status, 1, Integer::sum);
                      }
                      if (status == 429) {
                        Thread.sleep(20);
                      }
                    }
                  } catch (Throwable e) {
                    failures.add(e);
                  }
                });
        client.start();
        clients.add(client);
      }
      for (Thread client : clients) {
        client.join((seconds + 120) * 1000L);
        assertFalse(client.isAlive(), "a client that has no answer");
      }
      assertEquals(List.of(), List.copyOf(failures));
      for (String id : accepted) {
        assertEquals("done", served.over(id).path("state").asText());
      }
      assertTrue(List.of(200, 202, 429).containsAll(answers.keySet()), answers.toString());
      assertTrue(answers.getOrDefault(200, 0) > 0 && !accepted.isEmpty(), answers.toString());
      System.gc();
      long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
      System.out.println(
          seconds + " s, " + CLIENTS + " clients: " + answers + ", heap " + heap + " MiB");
      assertTrue(heap < 256, heap + " MiB of heap after the load");
      nothingLeft(state);
    }
  }

  private static int asked(Served served, boolean job, byte[] sound, Queue<String> accepted) {
    HttpResponse<byte[]> response =
        served.post(job ? "api/v1/jobs?window=auto" : "api/v1/predictions", sound);
    JsonNode json = Served.json(response);
    if (response.statusCode() == 202) {
      accepted.add(json.path("id").asText());
    } else if (response.statusCode() == 429) {
      assertTrue(response.headers().firstValue("Retry-After").isPresent());
    }
    return response.statusCode();
  }

  private static void nothingLeft(Path state) throws IOException {
    try (Stream<Path> incoming = Files.list(state.resolve("incoming"));
        Stream<Path> jobs = Files.list(state.resolve("jobs"))) {
      assertEquals(0, incoming.count());
      assertTrue(jobs.allMatch(file -> file.toString().endsWith(".json")));
    }
  }
}
