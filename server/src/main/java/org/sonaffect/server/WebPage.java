package org.sonaffect.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page and its parts: a fixed list of resources, held in memory. */
final class WebPage {
  private static final List<String> PARTS =
      List.of(
          "index.html",
          "style.css",
          "plane.css",
          "icon.svg",
          "main.js",
          "dom.js",
          "api.js",
          "words.js",
          "plane.js",
          "listen.js",
          "files.js",
          "detail.js",
          "wave.js",
          "table.js",
          "record.js",
          "recorder-worklet.js",
          "corpora.js",
          "reports.js",
          "model.js");

  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  WebPage() {
    for (String part : PARTS) {
      parts.put(part, resource("page/" + part));
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in = WebPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void routes(RoutesConfig routes) {
    byte[] description = resource("openapi.json");
    routes.get(
        "/api/v1/openapi.json", context -> Json.send(context, "application/json", description));
    routes.get("/", context -> send(context, "index.html"));
    for (String part : PARTS) {
      routes.get("/" + part, context -> send(context, part));
    }
  }

  private void send(Context context, String part) {
    byte[] bytes = parts.get(part);
    if (bytes == null) {
      throw Refusal.notFound("no " + part);
    }
    context.header("Cache-Control", "no-cache");
    Json.send(context, type(part), bytes);
  }

  private static String type(String part) {
    return switch (part.substring(part.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default -> "application/octet-stream";
    };
  }
}
