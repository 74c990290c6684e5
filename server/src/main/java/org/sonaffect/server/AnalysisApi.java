package org.sonaffect.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.sonaffect.acoustics.table.RowKey;
import org.sonaffect.acoustics.table.TableFormat;
import org.sonaffect.acoustics.table.TableWriter;
import org.sonaffect.server.owner.Owners;

/** Predictions, jobs and features: all that takes audio. */
record AnalysisApi(
    Workers workers, Uploads uploads, Analysis analysis, Jobs jobs, Limits limits, Owners owners) {
  /**
   * Of a moment, only a window is analysed, and the rest at most decoded, which takes less by far:
   * the audio may be longer so many times than of other calls that are answered at once.
   */
  private static final double READ = 10;

  /** Files of one batch, and jobs that are shown at once. */
  private static final int MOST_FILES = 100;

  void routes(RoutesConfig routes) {
    routes.post("/api/v1/predictions", this::predict);
    routes.post("/api/v1/moments", this::moment);
    routes.post("/api/v1/features", this::features);
    routes.post("/api/v1/jobs", this::accept);
    routes.post("/api/v1/batches", this::acceptAll);
    routes.get("/api/v1/batches", this::showAll);
    routes.get("/api/v1/jobs/{id}", this::show);
    routes.delete("/api/v1/jobs/{id}", this::cancel);
  }

  private void predict(Context context) throws IOException {
    CurveRequest curve = Query.curve(context);
    analysis.check(curve.domain(), curve.model(), owners.of(context));
    double longest = limits.promptSeconds();
    Json.send(
        context,
        200,
        prompt(
            context,
            clip -> analysis.of(clip.file(), clip.name(), curve, longest, Analysis.Told.NOBODY)));
  }

  private void moment(Context context) throws IOException {
    CurveRequest.Moment moment = Query.moment(context);
    analysis.check(moment.domain(), moment.model(), owners.of(context));
    double longest = Math.min(limits.seconds(), READ * limits.promptSeconds());
    Json.send(context, 200, prompt(context, clip -> analysis.moment(clip.file(), moment, longest)));
  }

  private <T> T prompt(Context context, Prompt.Task<T> task) throws IOException {
    return answer(context, Workers.Lane.PROMPT, task);
  }

  /** Does something with the upload of a request, and waits for what comes of it. */
  <T> T answer(Context context, Workers.Lane lane, Prompt.Task<T> task) throws IOException {
    return with(context, lane, (place, upload) -> new Prompt(limits).answer(place, upload, task));
  }

  private interface Task<T> {
    T of(Workers.Place place, Upload received);
  }

  /** Does something with the upload of a request, where there are places for both. */
  private <T> T with(Context context, Workers.Lane lane, Task<T> task) throws IOException {
    String client = owners.of(context).address();
    try (UploadPlaces.Place receiving = uploads.place(client);
        Workers.Place place = workers.place(lane, client)) {
      Upload received = uploads.receive(context, receiving);
      receiving.close();
      return task.of(place, received);
    }
  }

  private void accept(Context context) throws IOException {
    CurveRequest curve = Query.curve(context);
    analysis.check(curve.domain(), curve.model(), owners.of(context));
    ObjectNode job =
        with(
            context,
            Workers.Lane.JOB,
            (place, received) -> jobs.accept(place, received, curve, owners.of(context)));
    context.header("Location", context.contextPath() + "/api/v1/jobs/" + job.path("id").asText());
    Json.send(context, 202, job);
  }

  /**
   * Each file of a form becomes a job, as far as there are places; of the others stands why not.
   */
  private void acceptAll(Context context) throws IOException {
    CurveRequest curve = Query.curve(context);
    Owners.Owner owner = owners.of(context);
    analysis.check(curve.domain(), curve.model(), owner);
    Deque<Upload> received;
    try (UploadPlaces.Place receiving = uploads.place(owner.address());
        Workers.Place one = workers.place(Workers.Lane.JOB, owner.address())) {
      received = new ArrayDeque<>(uploads.receive(context, receiving, MOST_FILES));
    }
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("jobs");
    Refusal refused = null;
    boolean accepted = false;
    try {
      while (!received.isEmpty()) {
        Upload upload = received.element();
        try (Workers.Place place = workers.place(Workers.Lane.JOB, owner.address())) {
          list.add(jobs.accept(place, upload, curve, owner));
          accepted = true;
        } catch (Refusal e) {
          refused = e;
          upload.close();
          list.addObject().put("file", upload.name()).set("problem", Json.problem(e));
        }
        received.remove();
      }
    } finally {
      received.forEach(Upload::close);
    }
    if (!accepted && refused != null) {
      throw refused;
    }
    Json.send(context, 202, answer);
  }

  /** The jobs that are named: there is no list of all. */
  private void showAll(Context context) throws IOException {
    String named = context.queryParam("ids");
    List<String> ids = named == null ? List.of() : List.of(named.split(",", -1));
    if (ids.isEmpty() || ids.size() > MOST_FILES) {
      throw Refusal.badRequest(
          "ids names %d jobs, expected 1 to %d, with commas between them"
              .formatted(ids.size(), MOST_FILES));
    }
    // One at a time, since a hundred results may be more than memory holds.
    Iterator<InputStream> parts =
        IntStream.rangeClosed(0, ids.size())
            .mapToObj(
                i ->
                    i == ids.size()
                        ? text("]}")
                        : new SequenceInputStream(
                            text(i == 0 ? "{\"jobs\":[" : ","), shown(ids.get(i))))
            .iterator();
    Json.send(
        context,
        "application/json",
        new SequenceInputStream(
            new Enumeration<>() {
              @Override
              public boolean hasMoreElements() {
                return parts.hasNext();
              }

              @Override
              public InputStream nextElement() {
                return parts.next();
              }
            }));
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A job, or that there is none. */
  private InputStream shown(String id) {
    try {
      InputStream job = jobs.show(id, 0);
      return job != null
          ? job
          : text(
              Json.object()
                  .put("id", Uploads.shown(id))
                  .<ObjectNode>set("problem", Json.problem(noJob(id)))
                  .toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void show(Context context) throws IOException {
    InputStream job = jobs.show(context.pathParam("id"), Query.wait(context));
    if (job == null) {
      throw noJob(context.pathParam("id"));
    }
    Json.send(context, "application/json", job);
  }

  private void cancel(Context context) {
    if (!jobs.cancel(context.pathParam("id"))) {
      throw noJob(context.pathParam("id"));
    }
    context.status(204);
  }

  private static Refusal noJob(String id) {
    return Refusal.notFound(
        "no job \"%s\"; finished jobs are kept for a limited time".formatted(Uploads.shown(id)));
  }

  private void features(Context context) throws IOException {
    String format = context.queryParam("format");
    boolean csv = format == null || format.equals("csv");
    if (!csv && !format.equals("json")) {
      throw Refusal.badRequest(
          "format is \"%s\", expected csv or json".formatted(Uploads.shown(format)));
    }
    record Named(String name, Analysis.Features features) {}
    double longest = limits.promptSeconds();
    Named named =
        prompt(context, clip -> new Named(clip.name(), analysis.features(clip.file(), longest)));
    Analysis.Features features = named.features();
    String name = named.name();
    List<String> names = features.sets().featureNames();
    if (csv) {
      context.header("Content-Disposition", "attachment; filename=\"features.csv\"");
      Json.send(context, "text/csv; charset=utf-8", csv(name, features, names));
    } else {
      ObjectNode json = Json.object();
      json.put("file", name);
      json.put("start", 0.0).put("end", features.seconds());
      json.put("extractor", features.sets().version());
      names.forEach(json.putArray("names")::add);
      ArrayNode values = json.putArray("values");
      for (float value : features.values()) {
        values.add(value);
      }
      Json.send(context, 200, json);
    }
  }

  /**
   * As {@code sonaffect features} writes it; but a name that a spreadsheet would take for a formula
   * gets an apostrophe before it, because it comes from the maker of the file.
   */
  private static byte[] csv(String name, Analysis.Features features, List<String> names)
      throws IOException {
    String safe = !name.isEmpty() && "=+-@\t\r".indexOf(name.charAt(0)) >= 0 ? "'" + name : name;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TableWriter table = TableFormat.CSV.open(out, names, false)) {
      table.write(RowKey.clip(safe, 0, features.seconds()), features.values());
    }
    return out.toByteArray();
  }
}
