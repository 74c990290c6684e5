package org.sonaffect.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import org.sonaffect.model.ReferenceClip;

/** What the model says of itself, and its training clips. */
record ModelApi(Analyst analyst) {
  void routes(RoutesConfig routes) {
    routes.get("/api/v1/model", context -> Json.send(context, 200, analyst.cardJson()));
    routes.get("/api/v1/model/card", this::card);
    routes.get("/api/v1/model/clips", this::clips);
  }

  private void card(Context context) {
    RunLibrary.document(context, analyst.cardHtml().getBytes(StandardCharsets.UTF_8));
  }

  private void clips(Context context) {
    ArrayNode list = Json.MAPPER.createArrayNode();
    for (ReferenceClip clip : analyst.clips()) {
      list.add(AnalysisJson.clip(clip));
    }
    Json.send(context, 200, list);
  }
}
