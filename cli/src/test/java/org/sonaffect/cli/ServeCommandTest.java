package org.sonaffect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process of its own. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ServeCommandTest {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/\\S*");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir Path folder;
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void end() throws InterruptedException {
    for (Process process : processes) {
      process.destroyForcibly();
      process.waitFor();
    }
  }

  /**
   * Starts a server with the model that it has if nothing is said on any free port; returns its
   * address.
   */
  private String start() throws IOException {
    return start("-Xmx1g", Map.of());
  }

  private String start(String heap, Map<String, String> environment, String... options)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                "org.sonaffect.cli.Sonaffect",
                "serve",
                "--port",
                "0",
                "--state",
                folder.resolve("state").toString()));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    processes.add(process);
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    String line;
    while ((line = out.readLine()) != null) {
      said.append(line).append('\n');
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        return address.group();
      }
    }
    throw new AssertionError("it does not listen: " + said);
  }

  private static JsonNode ask(HttpRequest.Builder request) throws Exception {
    String body = CLIENT.send(request.build(), BodyHandlers.ofString()).body();
    return new ObjectMapper().readTree(body);
  }

  private Path sound() throws IOException {
    return sound(2);
  }

  private Path sound(int seconds) throws IOException {
    int n = seconds * 8000;
    byte[] au = new byte[24 + n];
    byte[] head = {
      '.', 's', 'n', 'd', 0, 0, 0, 24, -1, -1, -1, -1, 0, 0, 0, 2, 0, 0, 31, 64, 0, 0, 0, 1
    };
    System.arraycopy(head, 0, au, 0, head.length);
    for (int i = 0; i < n; i++) {
      au[24 + i] = (byte) (90 * Math.sin((double) i * i / 40_000.0));
    }
    return Files.write(folder.resolve("door.wav"), au); // the content decides, not the name
  }

  private static String job(String address, Path sound) throws Exception {
    return ask(HttpRequest.newBuilder(URI.create(address + "api/v1/jobs?window=1&hop=0.5"))
            .POST(BodyPublishers.ofFile(sound)))
        .path("id")
        .asText();
  }

  private static JsonNode over(String address, String id) throws Exception {
    for (int i = 0; i < 1200; i++) {
      JsonNode job = ask(HttpRequest.newBuilder(URI.create(address + "api/v1/jobs/" + id)));
      if (job.has("ended")) {
        return job;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("not over after a minute: " + id);
  }

  @Test
  void killedAndStartedAgainItHasLostNothing() throws Exception {
    Path sound = sound();
    String address = start();
    JsonNode about = ask(HttpRequest.newBuilder(URI.create(address + "api/v1/about")));
    assertEquals("music", about.at("/model/name").asText());
    String finished = job(address, sound);
    JsonNode before = over(address, finished);
    assertEquals("done", before.path("state").asText(), before.toString());
    List<String> accepted = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      accepted.add(job(address, sound));
    }
    processes.get(0).destroyForcibly();
    assertEquals(128 + 9, processes.get(0).waitFor());
    String again = start();
    assertEquals(before, over(again, finished));
    for (String id : accepted) {
      JsonNode job = over(again, id);
      assertEquals("done", job.path("state").asText(), job.toString());
      assertEquals(before.path("result"), job.path("result").deepCopy());
    }
  }

  @Test
  void withASmallHeapWhatIsTooLongIsRefusedAndTheServerLivesOn() throws Exception {
    String address = start("-Xmx128m", Map.of(), "--model", "demo");
    JsonNode refused = over(address, job(address, sound(2000)));
    assertEquals("failed", refused.path("state").asText());
    assertEquals(413, refused.at("/problem/status").asInt(), refused.toString());
    assertTrue(refused.at("/problem/type").asText().endsWith(":too-long"));
    JsonNode done = over(address, job(address, sound()));
    assertEquals("done", done.path("state").asText(), done.toString());
  }

  @Test
  void aSharedServerIsStartedByItsOptionsAndItsEnvironment() throws Exception {
    Path log = folder.resolve("access.log");
    String token = "secret-0123456789";
    String address =
        start(
            "-Xmx512m",
            Map.of("SONAFFECT_TOKEN", token),
            "--model",
            "demo",
            "--base-path",
            "/sounds",
            "--access-log",
            log.toString(),
            "--requests-per-minute",
            "3",
            "--cors-origin",
            "https://lab.example",
            "--open-metrics");
    assertTrue(address.endsWith("/sounds/"), address);
    URI about = URI.create(address + "api/v1/about");
    assertEquals("A token is needed", ask(HttpRequest.newBuilder(about)).path("title").asText());
    HttpRequest.Builder asked =
        HttpRequest.newBuilder(about)
            .header("Authorization", "Bearer " + token)
            .header("Origin", "https://lab.example");
    for (int i = 0; i < 3; i++) {
      assertTrue(ask(asked).has("version"));
    }
    HttpResponse<String> fourth = CLIENT.send(asked.build(), BodyHandlers.ofString());
    assertEquals(429, fourth.statusCode());
    assertEquals(
        "https://lab.example",
        fourth.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
    HttpRequest metrics = HttpRequest.newBuilder(URI.create(address + "api/v1/metrics")).build();
    assertEquals(200, CLIENT.send(metrics, BodyHandlers.discarding()).statusCode());
    processes.get(0).destroy();
    processes.get(0).waitFor();
    assertEquals(6, Files.readAllLines(log).size());
  }

  @Test
  void toldToEndItEnds() throws Exception {
    start();
    processes.get(0).destroy();
    assertTrue(processes.get(0).waitFor(20, TimeUnit.SECONDS));
  }

  @Test
  void theExamplesOfTheDocumentationWork() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "needs curl");
    sound();
    String address = start();
    List<String> examples = new ArrayList<>();
    for (Path page : List.of(Path.of("..", "docs", "SERVE.md"), Path.of("..", "README.md"))) {
      List<String> own =
          Files.readAllLines(page).stream().filter(line -> line.startsWith("curl ")).toList();
      assertTrue(own.size() >= 2, page + " has curl examples");
      examples.addAll(own);
    }
    for (String example : examples) {
      String real = example.replace("http://127.0.0.1:8080/", address);
      assertFalse(real.equals(example), example);
      Process curl =
          new ProcessBuilder("sh", "-c", real.replaceFirst("^curl ", "curl -sS --fail-with-body "))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      String said = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, curl.waitFor(), example + ": " + said);
      assertTrue(said.length() > 20, example + ": " + said);
    }
  }

  @Test
  void wrongUsageIsToldBeforeAnythingBegins() {
    Terminal port = Terminal.run("serve", "--port", "70000");
    assertEquals(2, port.status(), port.err());
    assertTrue(port.err().contains("70000"), port.err());
    Terminal limits = Terminal.run("serve", "--max-upload", "100", "--max-disk", "10");
    assertEquals(2, limits.status(), limits.err());
    assertEquals(2, Terminal.run("serve", "--header-time", "0").status());
    assertEquals(2, Terminal.run("serve", "--body-rate", "-1").status());
    assertEquals(2, Terminal.run("serve", "--uploads", "0").status());
    assertEquals(2, Terminal.run("serve", "--connections", "0").status());
    for (String[] odd :
        new String[][] {
          {"--keep-hours", "9999999999999999"},
          {"--job-time", "9999999999999999"},
          {"--header-time", "9999999999999999"},
          {"--max-upload", "9999999999999999"},
          {"--max-disk", "0"},
        }) {
      Terminal refused = Terminal.run("serve", odd[0], odd[1]);
      assertEquals(2, refused.status(), refused.err());
      assertTrue(refused.err().contains(odd[0] + " is " + odd[1]), refused.err());
    }
    for (String[] odd :
        new String[][] {
          {"--token", "open sesame"},
          {"--base-path", "sounds"},
          {"--cors-origin", "*"},
          {"--requests-per-minute", "-1"},
        }) {
      Terminal refused = Terminal.run("serve", odd[0], odd[1]);
      assertEquals(2, refused.status(), odd[0] + ": " + refused.err());
      assertFalse(refused.err().contains("sesame"), refused.err());
    }
    Terminal absent = Terminal.run("serve", "--tokens", "absent");
    assertEquals(1, absent.status(), absent.err());
    assertTrue(absent.err().contains("absent: there is no such file"), absent.err());
    assertEquals(2, Terminal.run("serve", "--queue", "2147483647").status());
    assertEquals(2, Terminal.run("serve", "--uploads", "2147483647").status());
    assertEquals(2, Terminal.run("serve", "--host", "").status());
    assertEquals(2, Terminal.run("serve", "--state", "").status());
    assertEquals(2, Terminal.run("serve", "--max-seconds", "Infinity").status());
    assertEquals(2, Terminal.run("serve", "--max-prompt-seconds", "1e308").status());
    assertEquals(2, Terminal.run("serve", "--allow-host", "sounds.example:70000").status());
    assertEquals(2, Terminal.run("serve", "--body-rate", "9223372036854775807").status());
    assertEquals(1, Terminal.run("serve", "--model", "nothing.model").status());
  }

  @Test
  void aPortThatIsTakenIsToldInWords() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Terminal refused =
          Terminal.run("serve", "--port", port, "--state", folder.resolve("other").toString());
      assertEquals(1, refused.status());
      assertTrue(
          refused.err().contains("port " + port + ": Address already in use"), refused.err());
    }
  }
}
