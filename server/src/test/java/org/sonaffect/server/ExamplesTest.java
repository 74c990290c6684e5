package org.sonaffect.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.server.access.Sharing;
import org.sonaffect.server.access.Tokens;

/**
 * Clients of a shared server: the examples of docs/examples do what they say, below a path and with
 * a token, and so does the page where it asks too often.
 */
final class ExamplesTest {
  private static final Path EXAMPLES = Path.of("..", "docs", "examples").toAbsolutePath();
  private static final String TOKEN = "example-0123456789";

  @TempDir private Path folder;

  private Served served(String... origins) throws IOException {
    return Served.shared(
        folder.resolve("state"),
        new Sharing(Tokens.of(TOKEN, null), false, 0, null, "/lab", Set.of(origins)));
  }

  private static boolean there(String program) {
    return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private String run(List<String> command, String token) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SONAFFECT_TOKEN", token);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), said);
    return said.strip();
  }

  private void predicts(String program, String example) throws Exception {
    Assumptions.assumeTrue(there(program), "needs " + program);
    Path first = Files.write(folder.resolve("door & rain.wav"), Sounds.rising(6));
    Path second = Files.write(folder.resolve("hum.wav"), Sounds.hum(1));
    Path none = Files.writeString(folder.resolve("text.wav"), "no audio");
    String script = EXAMPLES.resolve(example).toString();
    try (Served served = served()) {
      String said =
          run(
              List.of(program, script, served.address(), first.toString(), second.toString()),
              TOKEN);
      String number = "[+-]?\\d\\.\\d\\d";
      assertTrue(
          said.matches(
              "door & rain\\.wav\t%s\t%s\t[1-9]\\d*\\R+hum\\.wav\t%s\t%s\t\\d+"
                  .formatted(number, number, number, number)),
          said);
      String refused = run(List.of(program, script, served.address(), none.toString()), TOKEN);
      assertTrue(refused.contains("a text file, not audio"), refused);
      String unknown = run(List.of(program, script, served.address(), second.toString()), "wrong");
      assertTrue(unknown.contains("the token is none of this server's"), unknown);
    }
  }

  @Test
  void python() throws Exception {
    predicts("python3", "predict.py");
  }

  @Test
  void javaScriptInNode() throws Exception {
    predicts("node", "predict.mjs");
  }

  @Test
  void thePageWaitsWhereItHasAskedTooOften() throws Exception {
    Sharing slow = new Sharing(Tokens.NONE, false, 120, null, "", Set.of());
    Path sound = Files.write(folder.resolve("hum.wav"), Sounds.hum(1));
    try (Served served = Served.shared(folder.resolve("state"), slow);
        Browser browser = Browser.open(folder)) {
      while (served.get("api/v1/about").statusCode() == 200) {
        // The page begins with nothing left.
      }
      browser.driver.get(served.address());
      browser.until("the plane", () -> browser.all("circle.reference").size() == 150);
      browser.at("#picker").sendKeys(sound.toString());
      browser.until("the result", () -> browser.text("#summary").contains("hum.wav"));
    }
  }

  @Test
  void javaScriptInThePageOfAnotherSite() throws Exception {
    HttpServer site = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    site.createContext(
        "/",
        exchange -> {
          boolean script = exchange.getRequestURI().getPath().endsWith(".mjs");
          byte[] body =
              script
                  ? Files.readAllBytes(EXAMPLES.resolve("predict.mjs"))
                  : "<!DOCTYPE html><title>lab</title>".getBytes(StandardCharsets.UTF_8);
          exchange
              .getResponseHeaders()
              .set("Content-Type", script ? "text/javascript" : "text/html");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    site.start();
    String origin = "http://127.0.0.1:" + site.getAddress().getPort();
    String asked =
        """
        const [server, token, sound, hear] = arguments;
        import("/predict.mjs").then(async ({ predict }) => {
          const audio = await (await fetch(`data:audio/wav;base64,${sound}`)).blob();
          return predict(server, "hum.wav", audio, token);
        }).then((result) => hear(result.file), (failure) => hear(`${failure.name}: ${failure.message}`));
        """;
    try (Browser browser = Browser.open(folder)) {
      browser.driver.get(origin + "/");
      String sound = Base64.getEncoder().encodeToString(Sounds.hum(1));
      try (Served served = served(origin)) {
        assertEquals(
            "hum.wav", browser.driver.executeAsyncScript(asked, served.address(), TOKEN, sound));
        assertEquals(
            "Error: the token is none of this server's",
            browser.driver.executeAsyncScript(asked, served.address(), "wrong", sound));
      }
      try (Served served = served("https://elsewhere.example")) {
        Object said = browser.driver.executeAsyncScript(asked, served.address(), TOKEN, sound);
        assertEquals("TypeError: Failed to fetch", said, "a site that is not allowed");
      }
    } finally {
      site.stop(0);
    }
  }
}
