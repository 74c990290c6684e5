package org.sonaffect.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.concurrent.atomic.AtomicBoolean;
import org.sonaffect.model.ModelCard;
import org.sonaffect.server.adapt.RatedClips;

/**
 * Health, counts, and what a client must know before it begins.
 *
 * @param warm whether the first analyses, which are slow, are over
 * @param tokens whether calls need one
 */
record StatusApi(
    String version,
    Analyst analyst,
    boolean adapts,
    Limits limits,
    Workers workers,
    Jobs jobs,
    DiskBudget disk,
    ServerMetrics metrics,
    AtomicBoolean warm,
    boolean tokens) {
  void routes(RoutesConfig routes) {
    routes.get(
        "/api/v1/health",
        context -> Json.send(context, jobs.healthy() ? 200 : 503, health(jobs.healthy())));
    routes.get(
        "/api/v1/live", context -> Json.send(context, 200, Json.object().put("status", "live")));
    routes.get("/api/v1/ready", this::ready);
    routes.get("/api/v1/about", context -> Json.send(context, 200, about()));
    routes.get(
        "/api/v1/metrics",
        context ->
            Json.text(
                context,
                "text/plain; version=0.0.4; charset=utf-8",
                metrics.text(workers.running(), workers.waiting(), disk.claimed())));
  }

  /** Whether work may be sent here now. */
  private void ready(Context context) {
    String status = !warm.get() ? "starting" : jobs.healthy() ? "ready" : "cannot write";
    Json.send(context, status.equals("ready") ? 200 : 503, Json.object().put("status", status));
  }

  private ObjectNode health(boolean healthy) {
    return Json.object()
        .put("status", healthy ? "ok" : "cannot write")
        .put("version", version)
        .put("running", workers.running())
        .put("waiting", workers.waiting())
        .put("uptime", AnalysisJson.rounded(metrics.uptime()));
  }

  private ObjectNode about() {
    ModelCard card = analyst.card();
    ObjectNode json = Json.object();
    json.put("version", version).put("token", tokens);
    ObjectNode model = json.putObject("model");
    model.put("name", card.name()).put("demonstration", card.demonstration());
    model.put("clips", analyst.clips().size());
    model.put("adapts", adapts);
    card.targets().forEach(model.putArray("targets")::add);
    card.domains().forEach(model.putArray("domains")::add);
    json.putObject("limits")
        .put("uploadBytes", limits.uploadBytes())
        .put("seconds", limits.seconds())
        .put("promptSeconds", limits.promptSeconds())
        .put("workers", limits.workers())
        .put("queue", limits.queue())
        .put("jobSeconds", AnalysisJson.rounded(limits.jobTime().toMillis() / 1e3))
        .put("fewestRated", RatedClips.FEWEST)
        .put("mostRated", RatedClips.MOST)
        .put("keptJobs", limits.kept())
        .put("keptSeconds", AnalysisJson.rounded(limits.keptFor().toMillis() / 1e3));
    return json;
  }
}
