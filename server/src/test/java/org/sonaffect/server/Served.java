package org.sonaffect.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.builtin.BuiltInModel;
import org.sonaffect.server.access.Proxies;
import org.sonaffect.server.access.Sharing;

/** A server of a test, on any free port, and a client of it. */
final class Served implements AutoCloseable {
  static final Limits LIMITS = Limits.DEFAULT;

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  final SonaffectServer server;
  final SoundAnalyst analyst;

  private Served(SonaffectServer server, SoundAnalyst analyst) {
    this.server = server;
    this.analyst = analyst;
  }

  static Served in(Path folder) throws IOException {
    return in(folder, LIMITS, List.of(), List.of());
  }

  static Served in(Path folder, Limits limits, List<Path> corpora, List<Path> runs)
      throws IOException {
    return with(options(folder, limits, corpora, runs));
  }

  static Served shared(Path folder, Sharing sharing) throws IOException {
    return with(options(folder, LIMITS, List.of(), List.of(), sharing));
  }

  static Served with(ServeOptions options) throws IOException {
    SoundAnalyst analyst = new SoundAnalyst();
    return new Served(SonaffectServer.start(analyst, options), analyst);
  }

  /** With the model for demonstrations instead of the analyst of the tests. */
  static Served demonstration(Path folder) throws IOException, ModelException {
    ServeOptions options = options(folder, LIMITS, List.of(), List.of());
    return new Served(SonaffectServer.start(BuiltInModel.DEMO.read(), options), new SoundAnalyst());
  }

  static ServeOptions options(Path folder, Limits limits, List<Path> corpora, List<Path> runs) {
    return options(folder, limits, corpora, runs, Sharing.OPEN);
  }

  private static ServeOptions options(
      Path folder, Limits limits, List<Path> corpora, List<Path> runs, Sharing sharing) {
    return new ServeOptions(
        "127.0.0.1",
        0,
        Set.of(),
        new Proxies(Set.of("127.0.0.1")),
        folder,
        corpora,
        List.of(),
        runs,
        limits,
        "test",
        sharing);
  }

  String address() {
    return server.address();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address() + path)).timeout(Duration.ofSeconds(60));
  }

  HttpResponse<byte[]> get(String path) {
    return send(request(path).GET());
  }

  HttpResponse<byte[]> post(String path, byte[] body) {
    return send(request(path).POST(BodyPublishers.ofByteArray(body)));
  }

  HttpResponse<byte[]> delete(String path) {
    return send(request(path).DELETE());
  }

  static HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new AssertionError("no answer to " + request.build().uri(), e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static JsonNode json(HttpResponse<byte[]> response) {
    try {
      return Json.MAPPER.readTree(response.body());
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + new String(response.body()), e);
    }
  }

  /** A job as it is when it is over. */
  JsonNode over(String id) throws InterruptedException {
    for (int i = 0; i < 600; i++) {
      JsonNode job = json(get("api/v1/jobs/" + id));
      String state = job.path("state").asText();
      if (!state.equals("queued") && !state.equals("running")) {
        return job;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("job " + id + " is not over after 30 s");
  }

  @Override
  public void close() throws IOException {
    analyst.release();
    server.close();
  }
}
