package org.sonaffect.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.ReferenceClip;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.file.ModelFile;
import org.sonaffect.server.adapt.Adaptation;
import org.sonaffect.server.adapt.RatedClips;
import org.sonaffect.server.owner.Owners;
import org.sonaffect.server.owner.Owners.Owner;
import org.sonaffect.study.StudyException;

/**
 * What the model says of itself, and its training clips; and the models that owners adapt to their
 * ratings.
 */
record ModelApi(
    Analysts analysts, AnalysisApi analyses, Uploads uploads, Owners owners, DiskHealth health) {
  void routes(RoutesConfig routes) {
    routes.get("/api/v1/model", context -> Json.send(context, 200, served().cardJson()));
    routes.get("/api/v1/model/card", context -> card(context, served()));
    routes.get("/api/v1/model/clips", this::clips);
    routes.post("/api/v1/calibrations", this::calibrate);
    routes.get("/api/v1/models", this::list);
    routes.get("/api/v1/models/{id}/card", context -> card(context, adapted(context)));
    routes.get("/api/v1/models/{id}/file", this::file);
    routes.delete("/api/v1/models/{id}", this::forget);
  }

  private Analyst served() {
    return analysts.served();
  }

  /** The model of the path, which must be the asker's own. */
  private Analyst adapted(Context context) {
    String id = context.pathParam("id");
    analysts.check(id, owners.of(context));
    return analysts.of(id);
  }

  private static void card(Context context, Analyst analyst) {
    RunLibrary.document(
        context, new ByteArrayInputStream(analyst.cardHtml().getBytes(StandardCharsets.UTF_8)));
  }

  private void clips(Context context) {
    ArrayNode list = Json.MAPPER.createArrayNode();
    for (ReferenceClip clip : served().clips()) {
      list.add(AnalysisJson.clip(clip));
    }
    Json.send(context, 200, list);
  }

  /** Adapts the model; it waits its turn among the jobs, since it may take as long as they do. */
  private void calibrate(Context context) throws IOException {
    analysts.adapted();
    Owner owner = owners.of(context);
    JsonNode answer =
        analyses.answer(context, Workers.Lane.JOB, upload -> calibrated(upload, owner));
    Json.send(context, 200, answer);
  }

  private JsonNode calibrated(Upload upload, Owner owner) throws InterruptedException {
    try {
      Adaptation adaptation = adaptation(upload.file());
      ObjectNode said = Json.object();
      said.put("gained", adaptation.outcome().gained());
      said.put("sentence", adaptation.sentence());
      adaptation.outcome().findings().forEach(said.putArray("findings")::add);
      said.put("clips", adaptation.clips()).put("raters", adaptation.raters());
      said.put("domain", adaptation.domain());
      if (adaptation.outcome().gained()) {
        String id = uploads.randomName();
        said.put("id", id).put("created", Instant.now().toString());
        analysts.adapted().add(id, owner, adaptation.outcome().model(), said);
      }
      return said;
    } catch (IOException e) {
      throw health.failed(e, 0);
    } catch (ModelException e) {
      throw health.failed(e.getCause() == null ? e : e.getCause(), 0);
    }
  }

  private Adaptation adaptation(Path body) throws IOException, InterruptedException {
    TrainedModel model = served().model();
    if (model == null) {
      throw new IllegalStateException("a model that can be adapted is there");
    }
    try (InputStream in = Files.newInputStream(body)) {
      RatedClips rated = RatedClips.read(in, model.columns().size());
      return Adaptation.of(model, rated);
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest(String.valueOf(e.getMessage()));
    } catch (StudyException e) {
      throw Refusal.of(
          422, "not-calibrated", "The model cannot be adapted", String.valueOf(e.getMessage()));
    } catch (CancellationException e) {
      throw new InterruptedException();
    }
  }

  private void list(Context context) {
    ArrayNode list = Json.MAPPER.createArrayNode();
    if (analysts.adapts()) {
      analysts.adapted().list(owners.of(context)).forEach(list::add);
    }
    Json.send(context, 200, list);
  }

  /** A download takes a place among the uploads, since a slow one holds a thread as they do. */
  private void file(Context context) throws IOException, ModelException {
    Analyst analyst = adapted(context);
    TrainedModel model = analyst.model();
    if (model == null) {
      throw new IllegalStateException("an adapted model is one");
    }
    String name = analyst.card().name().replaceAll("[^A-Za-z0-9._-]", "-");
    try (UploadPlaces.Place place = uploads.place(owners.of(context).address())) {
      context.header(
          "Content-Disposition", "attachment; filename=\"%s-adapted.sonaffect\"".formatted(name));
      context.contentType("application/octet-stream");
      ModelFile.write(model, context.outputStream());
    }
  }

  private void forget(Context context) throws IOException {
    analysts.forget(context.pathParam("id"), owners.of(context));
    context.status(204);
  }
}
