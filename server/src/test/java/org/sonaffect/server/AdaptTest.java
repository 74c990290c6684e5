package org.sonaffect.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
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
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.builtin.BuiltInModel;
import org.sonaffect.model.file.ModelFile;
import org.sonaffect.model.predict.PredictionOptions;
import org.sonaffect.model.predict.Predictor;
import org.sonaffect.server.adapt.AdaptedModels;

/** Models adapted to ratings, over HTTP: the demonstration model and two owners. */
final class AdaptTest {
  /** What ApiTest cannot ask of a model that is none. */
  static final Set<String> OPERATIONS =
      Set.of(
          "post /api/v1/calibrations",
          "get /api/v1/models",
          "delete /api/v1/models/{id}",
          "get /api/v1/models/{id}/card",
          "get /api/v1/models/{id}/file");

  private static final int CLIPS = 22;
  private static final String DOMAIN = "synthetic sounds";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Contract CONTRACT = new Contract();

  @TempDir private static Path folder;
  private static TrainedModel demo;
  private static SonaffectServer server;

  /** What the model says of each clip, with its features. */
  private static final List<JsonNode> said = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    demo = BuiltInModel.DEMO.read();
    begin();
    for (int i = 0; i < CLIPS; i++) {
      said.add(
          json(
              "post /api/v1/predictions",
              send(
                  "predictions?features=true&domain=synthetic%20sounds&name=clip" + i,
                  "one",
                  "POST",
                  Sounds.varied(i)),
              200));
    }
  }

  private static void begin() throws Exception {
    server =
        SonaffectServer.start(
            demo, Served.options(folder.resolve("state"), Served.LIMITS, List.of(), List.of()));
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private static HttpResponse<byte[]> send(String call, String token, String method, byte[] body)
      throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(server.address() + "api/v1/" + call))
            .header("Authorization", "Bearer " + token)
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
            .build(),
        BodyHandlers.ofByteArray());
  }

  private static JsonNode json(String operation, HttpResponse<byte[]> response, int status) {
    JsonNode json = Served.json(CONTRACT.check(operation, response));
    assertEquals(status, response.statusCode(), json.toString());
    return json;
  }

  private static double value(JsonNode prediction, String target) {
    for (JsonNode estimate : prediction.path("whole").path("estimates")) {
      if (estimate.path("target").asText().equals(target)) {
        return estimate.path("value").asDouble();
      }
    }
    throw new AssertionError(target);
  }

  /** Two listeners, who hear all of it as much more exciting than the model does, or as it does. */
  private static ObjectNode rated(double shift, int clips) {
    ObjectNode body = Json.object().put("domain", DOMAIN);
    ArrayNode list = body.putArray("clips");
    SplittableRandom random = new SplittableRandom(5);
    for (JsonNode one : said.subList(0, clips)) {
      ObjectNode clip = list.addObject().put("name", one.path("file").asText());
      clip.set("features", one.path("features"));
      ArrayNode ratings = clip.putArray("ratings");
      double noise = random.nextDouble(-0.05, 0.05);
      for (String rater : List.of("A", "B")) {
        ratings
            .addObject()
            .put("rater", rater)
            .put("arousal", within(value(one, "arousal") + shift + noise))
            .put("valence", within(value(one, "valence") - noise));
      }
    }
    return body;
  }

  private static double within(double value) {
    return Math.max(-1, Math.min(1, value));
  }

  private static HttpResponse<byte[]> calibrate(String token, JsonNode body) throws Exception {
    return send("calibrations", token, "POST", Json.bytes(body));
  }

  private static JsonNode adapted(String token) throws Exception {
    return json("post /api/v1/calibrations", calibrate(token, rated(-0.4, CLIPS)), 200);
  }

  @Test
  void ratingsAdaptTheModelForTheirOwnerAlone() throws Exception {
    JsonNode answer = adapted("one");
    assertTrue(answer.path("gained").asBoolean(), answer.toString());
    assertTrue(answer.path("sentence").asText().contains("closer to these ratings in arousal"));
    assertEquals(2, answer.path("raters").asInt());
    String id = answer.path("id").asText();

    JsonNode list = json("get /api/v1/models", send("models", "one", "GET", null), 200);
    assertEquals(id, list.path(0).path("id").asText());
    assertFalse(list.toString().contains("owner"), list.toString());
    assertEquals("[]", Served.json(send("models", "two", "GET", null)).toString());

    String call = "predictions?domain=synthetic%20sounds&model=" + id;
    JsonNode now =
        json("post /api/v1/predictions", send(call, "one", "POST", Sounds.varied(0)), 200);
    assertEquals(id, now.path("adapted").asText());
    assertTrue(
        Math.abs(value(now, "arousal") - within(value(said.get(0), "arousal") - 0.4)) < 0.15,
        "%s after %s".formatted(value(now, "arousal"), value(said.get(0), "arousal")));
    assertEquals(404, send(call, "two", "POST", Sounds.varied(0)).statusCode());
    assertEquals(404, send("jobs?model=" + id, "two", "POST", Sounds.varied(0)).statusCode());
    for (String what : List.of("/card", "/file")) {
      assertEquals(404, send("models/" + id + what, "two", "GET", null).statusCode());
      HttpResponse<byte[]> mine = send("models/" + id + what, "one", "GET", null);
      assertEquals(200, mine.statusCode());
      CONTRACT.check("get /api/v1/models/{id}" + what, mine);
    }
    assertEquals(404, send("models/" + id, "two", "DELETE", null).statusCode());
    assertTrue(
        new String(
                send("models/" + id + "/card", "one", "GET", null).body(), StandardCharsets.UTF_8)
            .contains("Adapted to the listeners of the page (2 listeners)"));
    // What all share is as it was.
    JsonNode shared = Served.json(send("predictions", "two", "POST", Sounds.varied(0)));
    assertFalse(shared.has("adapted") || shared.has("features"), shared.toString());

    // A restart later it is there, predicts the same, and so does its file.
    server.close();
    begin();
    JsonNode again =
        json("post /api/v1/predictions", send(call, "one", "POST", Sounds.varied(0)), 200);
    assertEquals(now, again);
    Path file = folder.resolve("mine.sonaffect");
    Files.write(file, send("models/" + id + "/file", "one", "GET", null).body());
    Path audio = Files.write(folder.resolve("clip.wav"), Sounds.varied(0));
    assertEquals(
        value(now, "arousal"),
        new Predictor(ModelFile.read(file))
            .of(audio, new PredictionOptions(0, 0, DOMAIN, AudioOptions.DEFAULT))
            .whole()
            .affect()
            .estimates()
            .get(demo.targets().indexOf("arousal"))
            .value(),
        1e-6);

    // A job that names it is done with it, and one whose model has gone says so.
    String job =
        Served.json(send("jobs?model=" + id, "one", "POST", Sounds.varied(0))).path("id").asText();
    JsonNode over = Served.json(send("jobs/" + job, "one", "GET", null));
    while (!over.has("ended")) {
      Thread.sleep(20);
      over = Served.json(send("jobs/" + job, "one", "GET", null));
    }
    assertEquals(id, over.path("result").path("adapted").asText());
    HttpResponse<byte[]> gone = send("models/" + id, "one", "DELETE", null);
    assertEquals(204, CONTRACT.check("delete /api/v1/models/{id}", gone).statusCode());
    assertEquals(404, send(call, "one", "POST", Sounds.varied(0)).statusCode());
    Set<String> seen = new TreeSet<>(OPERATIONS);
    seen.removeAll(CONTRACT.seen());
    assertEquals(Set.of(), seen);
  }

  @Test
  void withoutAGainThereIsNoModel() throws Exception {
    JsonNode answer = json("post /api/v1/calibrations", calibrate("three", rated(0, CLIPS)), 200);
    assertFalse(answer.path("gained").asBoolean() || answer.has("id"), answer.toString());
    assertTrue(answer.path("sentence").asText().startsWith("No model was made"));
    assertEquals("[]", Served.json(send("models", "three", "GET", null)).toString());
  }

  @Test
  void anOwnerHasSoManyModels() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i <= AdaptedModels.OF_ONE_OWNER; i++) {
      ids.add(0, adapted("five").path("id").asText());
    }
    List<String> kept = new ArrayList<>();
    Served.json(send("models", "five", "GET", null))
        .forEach(one -> kept.add(one.path("id").asText()));
    assertEquals(ids.subList(0, AdaptedModels.OF_ONE_OWNER), kept);
    try (Stream<Path> files = Files.list(folder.resolve("state").resolve("models"))) {
      long all = files.filter(file -> ids.stream().anyMatch(file.toString()::contains)).count();
      assertEquals(2 * AdaptedModels.OF_ONE_OWNER, all);
    }
  }

  @Test
  void whatIsNoRatingIsRefusedWithTheReason() throws Exception {
    ObjectNode few = rated(0.1, 19);
    refused(few, "found 19 rated clips, expected 20 to 300");
    ObjectNode same = rated(0.1, CLIPS);
    for (JsonNode clip : same.path("clips")) {
      ((ObjectNode) clip).set("features", said.get(0).path("features"));
    }
    refused(same, "found 1 different recordings, expected at least 20");
    ObjectNode wrong = rated(0.1, CLIPS);
    ((ObjectNode) wrong.path("clips").path(3).path("ratings").path(1)).put("arousal", 7);
    refused(wrong, "clips[3].ratings[1].arousal: found no number from -1 to 1");
    ((ObjectNode) wrong.path("clips").path(3).path("ratings").path(1)).put("arousal", "NaN");
    refused(wrong, "clips[3].ratings[1].arousal");
    refused(rated(0.1, CLIPS).put("domain", "weather"), "domain: found another, expected one of");
    refused(rated(0.1, CLIPS).put("model", "music"), "found \"model\", expected domain and clips");
    ObjectNode twice = rated(0.1, CLIPS);
    ((ObjectNode) twice.path("clips").path(0).path("ratings").path(1)).put("rater", "A");
    refused(twice, "clips[0].ratings: found two ratings of one rater");
    byte[] numbers = Base64.getDecoder().decode(said.get(0).path("features").asText());
    numbers[2] = (byte) 0x80;
    numbers[3] = 0x7f; // infinity
    ObjectNode infinite = rated(0.1, CLIPS);
    ((ObjectNode) infinite.path("clips").path(5))
        .put("features", numbers)
        .put("name", "x".repeat(100));
    refused(infinite, "clips[5].features: found the number");
    ObjectNode short1 = rated(0.1, CLIPS);
    ((ObjectNode) short1.path("clips").path(5)).put("features", "AAAA");
    refused(short1, "clips[5].features: found 3 bytes, expected");
  }

  private static void refused(JsonNode body, String reason) throws Exception {
    String detail =
        json("post /api/v1/calibrations", calibrate("four", body), 400).path("detail").asText();
    assertTrue(detail.contains(reason), detail);
  }

  @Test
  void brokenBodiesAreRefused() throws Exception {
    byte[] good = Json.bytes(rated(0.1, CLIPS));
    SplittableRandom random = new SplittableRandom(7);
    List<String> odd =
        List.of(
            "{",
            "[]",
            "{}",
            "null",
            "{\"clips\":[[]]}",
            "{\"clips\":null}",
            "{\"clips\":[],}",
            "[".repeat(100_000),
            "{\"clips\":[" + "{},".repeat(1000),
            "{\"domain\":\"a\",\"domain\":\"b\"}",
            "{\"domain\":\"" + "x".repeat(1_000_000) + "\"}",
            "{\"clips\":[{\"name\":1e999}]}");
    for (String text : odd) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      json("post /api/v1/calibrations", send("calibrations", "six", "POST", bytes), 400);
    }
    for (int i = 0; i < 60; i++) {
      byte[] changed = good.clone();
      for (int k = 0; k < 1 + i % 3; k++) {
        changed[random.nextInt(i % 2 == 0 ? 400 : changed.length)] = (byte) random.nextInt(256);
      }
      int status = send("calibrations", "six", "POST", changed).statusCode();
      assertTrue(status == 200 || status == 400, "status " + status);
    }
    for (String id : List.of("..%2F..%2Fstate", "0000", "%2e%2e", "..")) {
      assertTrue(
          List.of(400, 404, 405)
              .contains(send("models/" + id + "/file", "six", "GET", null).statusCode()));
    }
    assertEquals(400, send("calibrations?window=1", "six", "POST", good).statusCode());
  }
}
