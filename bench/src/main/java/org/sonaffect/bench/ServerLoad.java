package org.sonaffect.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Many clients that upload together to a running server: what they are answered, and whether every
 * job that was accepted is. {@code sonaffect serve} runs by itself; arguments: its address,
 * clients, seconds.
 */
public final class ServerLoad {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String address;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private final Map<String, Integer> ends = new TreeMap<>();
  private final List<Double> seconds = new ArrayList<>();
  private int withoutRetryAfter;

  private ServerLoad(String address) {
    this.address = address;
  }

  /** Runs it. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    new ServerLoad(arguments[0])
        .run(Integer.parseInt(arguments[1]), Double.parseDouble(arguments[2]));
  }

  private void run(int clients, double duration) throws IOException, InterruptedException {
    long end = System.nanoTime() + (long) (duration * 1e9);
    List<Thread> threads = new ArrayList<>();
    for (int c = 0; c < clients; c++) {
      byte[] clip = SoundBytes.wav(3 + c % 8, c);
      String call = c % 2 == 0 ? "predictions" : "jobs?window=auto";
      Thread thread = new Thread(() -> uploads(call, clip, end));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    seconds.sort(null);
    System.out.printf(
        "%d clients, %.0f s: statuses %s, 429 without Retry-After %d; accepted jobs ended %s;"
            + " prompt answers median %.2f s, slowest %.2f s%n",
        clients,
        duration,
        statuses,
        withoutRetryAfter,
        ends,
        seconds.isEmpty() ? Double.NaN : seconds.get(seconds.size() / 2),
        seconds.isEmpty() ? Double.NaN : seconds.get(seconds.size() - 1));
  }

  private void uploads(String call, byte[] clip, long end) {
    while (System.nanoTime() < end) {
      long begin = System.nanoTime();
      int status;
      boolean retryAfter = true;
      try {
        HttpResponse<String> response =
            client.send(
                HttpRequest.newBuilder(URI.create(address + "api/v1/" + call))
                    .POST(BodyPublishers.ofByteArray(clip))
                    .build(),
                BodyHandlers.ofString());
        status = response.statusCode();
        retryAfter = response.headers().firstValue("Retry-After").isPresent();
        if (status == 202) {
          ended(state(JSON.readTree(response.body()).path("id").asText()));
        }
        if (status == 429) {
          Thread.sleep(200);
        }
      } catch (IOException e) {
        status = -1;
      } catch (InterruptedException e) {
        return;
      }
      record(status, retryAfter, (System.nanoTime() - begin) / 1e9);
    }
  }

  private synchronized void record(int status, boolean retryAfter, double took) {
    statuses.merge(status, 1, Integer::sum);
    withoutRetryAfter += status == 429 && !retryAfter ? 1 : 0;
    if (status == 200) {
      seconds.add(took);
    }
  }

  private synchronized void ended(String state) {
    ends.merge(state, 1, Integer::sum);
  }

  /** How a job ended. */
  private String state(String id) throws IOException, InterruptedException {
    while (true) {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(URI.create(address + "api/v1/jobs/" + id)).build(),
              BodyHandlers.ofString());
      if (response.statusCode() == 404) {
        return "forgotten";
      }
      JsonNode job = JSON.readTree(response.body());
      if (job.has("ended")) {
        return job.path("state").asText();
      }
      Thread.sleep(50);
    }
  }
}
