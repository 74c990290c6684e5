package org.sonaffect.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.sonaffect.server.access.Sharing;
import org.sonaffect.server.access.Tokens;

/** Behind the nginx of Debian with its own settings, below a path: page, API and uploads work. */
final class NginxTest {
  private static final Path NGINX = Path.of("/usr/sbin/nginx");
  private static final Path SETTINGS = Path.of("/etc/nginx");
  private static final String TOKEN = "nginx-0123456789ab";

  @TempDir private Path folder;

  @BeforeAll
  static void isThere() {
    boolean there = Files.isExecutable(NGINX) && Files.isReadable(SETTINGS.resolve("nginx.conf"));
    if (!there && "true".equals(System.getenv("CI"))) {
      Assertions.fail("a CI machine needs nginx (apt-get install nginx-light)");
    }
    Assumptions.assumeTrue(there, "needs nginx");
  }

  /** An nginx with the settings of the system, but files of its own, for one location. */
  private Process nginx(int port, String location) throws Exception {
    boolean root = System.getProperty("user.name").equals("root");
    String site = "server { listen 127.0.0.1:%d default_server; %s }".formatted(port, location);
    String temporary = "";
    for (String kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
      temporary += "%s_temp_path %s/%s;\n".formatted(kind, folder, kind);
    }
    String settings =
        Files.readString(SETTINGS.resolve("nginx.conf"))
            .replaceAll("(?m)^(\\s*include .*(modules|conf\\.d|sites).*|pid .*|.*_log .*)$", "")
            .replaceFirst("(?m)^user .*$", root ? "user root;" : "")
            .replace("http {", "http {\naccess_log off;\n" + temporary + site);
    Path file =
        Files.writeString(
            folder.resolve("nginx.conf"),
            "daemon off;\npid %s/pid;\nerror_log %s/error.log;\n".formatted(folder, folder)
                + settings);
    Process process =
        new ProcessBuilder(NGINX.toString(), "-c", file.toString(), "-e", folder + "/error.log")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    for (int i = 0; i < 200; i++) {
      try (java.net.Socket socket = new java.net.Socket("127.0.0.1", port)) {
        return process;
      } catch (IOException e) {
        assertTrue(process.isAlive(), Files.readString(folder.resolve("said")));
        Thread.sleep(20);
      }
    }
    throw new AssertionError("nginx does not listen");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + TOKEN);
  }

  private void works(String settings, String host) throws Exception {
    Sharing sharing = new Sharing(Tokens.of(TOKEN, null), false, 0, null, "/sonaffect", Set.of());
    int port = freePort();
    String site = "http://%s:%d/sonaffect".formatted(host, port);
    Path sound = Files.write(folder.resolve("rising.wav"), Sounds.rising(5));
    try (Served served = Served.shared(folder.resolve("state"), sharing)) {
      Process nginx =
          nginx(
              port,
              "location /sonaffect/ { %s proxy_pass http://127.0.0.1:%d; }"
                  .formatted(settings, served.server.port()));
      try (Browser browser = Browser.open(folder)) {
        String api = "http://127.0.0.1:%d/sonaffect/api/v1/".formatted(port);
        assertEquals(200, Served.send(request(api + "model").GET()).statusCode());
        HttpResponse<byte[]> job =
            Served.send(request(api + "jobs").POST(BodyPublishers.ofByteArray(Sounds.hum(20))));
        assertEquals(202, job.statusCode(), "640 kB; nginx takes 1 MB where nobody says more");
        String location = job.headers().firstValue("Location").orElse("");
        assertTrue(location.startsWith("/sonaffect/api/v1/jobs/"), location);
        assertEquals(
            200,
            Served.send(request("http://127.0.0.1:%d%s".formatted(port, location)).GET())
                .statusCode());
        assertEquals(
            413,
            Served.send(request(api + "jobs").POST(BodyPublishers.ofByteArray(Sounds.hum(40))))
                .statusCode());
        browser.driver.get(site + "/");
        browser.until("the question", () -> browser.at("#token").isDisplayed());
        browser.at("#token").sendKeys("not-this-one");
        browser.at(".token button").click();
        browser.until(
            "no", () -> browser.text(".token .problem").contains("does not know this token"));
        browser.picture(Path.of("target", "pictures", "token.png"));
        assertEquals(
            List.of(),
            new AxeBuilder()
                .analyze(browser.driver).getViolations().stream()
                    .map(rule -> rule.getId() + " " + rule.getNodes())
                    .toList());
        browser.at("#token").clear();
        browser.at("#token").sendKeys(TOKEN);
        browser.at(".token button").click();
        browser.until("the plane", () -> browser.all("circle.reference").size() == 150);
        browser.driver.findElement(By.id("picker")).sendKeys(sound.toString());
        browser.until("the result", () -> browser.text("#summary").contains("rising.wav"));
        browser.driver.get(site + "/api/v1/model/card");
        assertEquals("test", browser.text("p"), "a link has the cookie too");
        browser.driver.get(site + "/");
        browser.until("no second question", () -> browser.all("circle.reference").size() == 150);
        browser.at("#sign-out").click();
        browser.until("the question again", () -> browser.at("#token").isDisplayed());
        assertEquals(
            0,
            browser.driver.manage().getCookies().stream()
                .filter(c -> c.getName().contains("session"))
                .count());
      } finally {
        nginx.destroy();
        assertTrue(nginx.waitFor(10, TimeUnit.SECONDS));
      }
    }
  }

  @Test
  void withItsDefaultProxyPass() throws Exception {
    works("", "localhost");
  }

  @Test
  void withTheHeadersThatDebianProposes() throws Exception {
    Assumptions.assumeTrue(Files.isReadable(SETTINGS.resolve("proxy_params")));
    works("include /etc/nginx/proxy_params;", "127.0.0.1");
  }
}
