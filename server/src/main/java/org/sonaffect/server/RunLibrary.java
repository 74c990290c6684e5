package org.sonaffect.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.study.folder.RunFolder;

/** The runs that were named when the server began: what they found, and their reports. */
record RunLibrary(List<RunFolder> runs) {
  /** Opens finished runs. */
  static RunLibrary read(List<Path> folders) {
    return new RunLibrary(folders.stream().map(RunFolder::read).toList());
  }

  void routes(RoutesConfig routes) {
    routes.get("/api/v1/runs", context -> Json.send(context, 200, list()));
    routes.get("/api/v1/runs/{run}/report", this::report);
  }

  private ArrayNode list() throws IOException {
    ArrayNode list = Json.MAPPER.createArrayNode();
    for (RunFolder run : runs) {
      JsonNode json = run.json();
      ObjectNode one = list.addObject();
      one.put("name", run.path().toAbsolutePath().normalize().getFileName().toString());
      one.put("sentence", json.path("summary").path("sentence").asText());
      one.put("synthetic", json.path("summary").path("synthetic").asBoolean());
      one.put("date", json.path("run").path("date").asText());
      run.corpora().forEach(one.putArray("corpora")::add);
      one.put("report", page(run) != null);
    }
    return list;
  }

  /** The report; null where there is none, or where it is a link that leaves the run folder. */
  private static @Nullable Path page(RunFolder run) throws IOException {
    return ServedFolders.of(List.of(run.path())).file(run.path().resolve("report.html"));
  }

  private void report(Context context) throws IOException {
    RunFolder run = runs.get(Query.index(context, "run", runs.size(), "run"));
    Path page = page(run);
    if (page == null) {
      throw Refusal.notFound(
          "the run has no report.html; `sonaffect report %s` writes it"
              .formatted(run.path().getFileName()));
    }
    document(context, Files.newInputStream(page));
  }

  /** A document of its own, with its style within and no right to anything else. */
  static void document(Context context, InputStream html) {
    context.header("Content-Security-Policy", Guard.DOCUMENT_POLICY);
    Json.send(context, "text/html; charset=utf-8", html);
  }
}
