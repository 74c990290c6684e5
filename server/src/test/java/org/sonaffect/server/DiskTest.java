package org.sonaffect.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is absent for a while. */
final class DiskTest {
  @TempDir private Path folder;

  private static void cannotWrite(HttpResponse<byte[]> response) {
    String body = new String(response.body(), StandardCharsets.UTF_8);
    assertEquals(503, response.statusCode(), body);
    assertEquals("The server cannot write", Served.json(response).path("title").asText());
    assertFalse(body.contains("incoming") || body.contains("jobs"), "no path of the machine");
    assertTrue(response.headers().firstValue("Retry-After").isPresent());
  }

  @Test
  void aFolderThatIsGoneIsMadeAnewThoughNobodyAsksForHealth() throws Exception {
    try (Served served = Served.in(folder.resolve("state"))) {
      Files.delete(folder.resolve("state").resolve("incoming"));
      int status = 503;
      for (int i = 0; i < 50 && status == 503; i++) {
        status = served.post("api/v1/predictions", Sounds.hum(1)).statusCode();
        Thread.sleep(100);
      }
      assertEquals(200, status);
    }
  }

  @Test
  void uploadsAre503WithOneLineAndHealthSaysSoUntilItIsBack() throws Exception {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream terminal = System.err;
    Path state = folder.resolve("state");
    Path away = folder.resolve("away");
    try (Served served = Served.in(state)) {
      System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
      Files.move(state, away);
      byte[] form =
          "--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a\"\r\n\r\nRIFF\r\n--x--\r\n"
              .getBytes(StandardCharsets.UTF_8);
      cannotWrite(served.post("api/v1/predictions", Sounds.hum(1)));
      cannotWrite(served.post("api/v1/jobs", Sounds.hum(1)));
      cannotWrite(
          Served.send(
              served
                  .request("api/v1/predictions")
                  .header("Content-Type", "multipart/form-data; boundary=x")
                  .POST(BodyPublishers.ofByteArray(form))));
      HttpResponse<byte[]> health = served.get("api/v1/health");
      assertEquals(503, health.statusCode());
      assertEquals("cannot write", Served.json(health).path("status").asText());
      assertFalse(Files.exists(state), "an absent disk is not replaced");
      Files.move(away, state);
      for (int i = 0; i < 100 && served.get("api/v1/health").statusCode() != 200; i++) {
        Thread.sleep(100);
      }
      assertEquals(200, served.get("api/v1/health").statusCode());
      assertEquals(200, served.post("api/v1/predictions", Sounds.hum(1)).statusCode());
      Files.delete(state.resolve("incoming"));
      assertEquals(503, served.get("api/v1/health").statusCode());
      for (int i = 0; i < 100 && served.get("api/v1/health").statusCode() != 200; i++) {
        Thread.sleep(100);
      }
      assertEquals(200, served.post("api/v1/predictions", Sounds.hum(1)).statusCode());
    } finally {
      System.setErr(terminal);
    }
    String said = log.toString(StandardCharsets.UTF_8);
    assertEquals(4, said.lines().count(), said); // cannot write, can write again; twice
  }
}
