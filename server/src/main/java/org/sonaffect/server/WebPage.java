package org.sonaffect.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sonaffect.server.owner.Owners;

/** The page and its parts: a fixed list of resources, held in memory. */
record WebPage(Owners owners, Uploads uploads, String basePath) {
  private static final List<String> PARTS =
      List.of(
          """
          index.html style.css plane.css curve.css rate.css touch.css print.css icon.svg main.js
          dom.js api.js token.js words.js plane.js tools.js rate.js ratings.js sliders.js settings.js
          adapt.js search.js compare.js playlist.js zip.js listen.js files.js store.js intake.js
          list.js session.js session-file.js foreign.js notes.js picture.js export.js detail.js wave.js
          curve.js gestures.js outline.js player.js moment.js trail.js microphone.js live.js
          table.js record.js recorder-worklet.js corpora.js reports.js model.js
          """
              .split("\\s+"));

  /** Where the page and its parts are. */
  static Set<String> paths() {
    Set<String> paths = new TreeSet<>(Set.of("/"));
    PARTS.forEach(part -> paths.add("/" + part));
    return paths;
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

  /** The description of the API, with the path that all of it lies below. */
  private static byte[] description(String basePath) {
    byte[] description = resource("openapi.json");
    if (basePath.isEmpty()) {
      return description;
    }
    try {
      ObjectNode json = (ObjectNode) Json.MAPPER.readTree(description);
      json.putArray("servers").addObject().put("url", basePath);
      return Json.bytes(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void routes(RoutesConfig routes) {
    byte[] description = description(basePath);
    routes.get(
        "/api/v1/openapi.json", context -> Json.send(context, "application/json", description));
    for (String part : PARTS) {
      byte[] bytes = resource("page/" + part);
      for (String path :
          part.equals("index.html") ? List.of("/", "/" + part) : List.of("/" + part)) {
        routes.get(
            path,
            context -> {
              context.header("Cache-Control", "no-cache");
              if (part.equals("index.html")) {
                owners.greet(context, uploads.randomName());
              }
              Json.send(context, type(part), bytes);
            });
      }
    }
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
