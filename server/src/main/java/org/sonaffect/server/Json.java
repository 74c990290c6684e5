package org.sonaffect.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** JSON in and out of the API. */
final class Json {
  static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values cannot be written", e);
    }
  }

  static void send(Context context, int status, JsonNode body) {
    context.status(status);
    send(context, "application/json", bytes(body));
  }

  static void send(Context context, Refusal refusal) {
    context.status(refusal.status());
    if (refusal.retryAfter() > 0) {
      context.header("Retry-After", Integer.toString(refusal.retryAfter()));
    }
    send(context, "application/problem+json", bytes(problem(refusal)));
  }

  /** RFC 9457; the type is a URN of ours, so that it names no host. */
  static ObjectNode problem(Refusal refusal) {
    return object()
        .put("type", "urn:sonaffect:problem:" + refusal.kind())
        .put("title", refusal.title())
        .put("status", refusal.status())
        .put("detail", refusal.detail());
  }

  static void send(Context context, String type, byte[] body) {
    context.contentType(type);
    context.result(body);
  }

  /** Sends what is read meanwhile, and then closed. */
  static void send(Context context, String type, InputStream body) {
    context.contentType(type);
    context.result(body);
  }

  static void text(Context context, String type, String body) {
    send(context, type, body.getBytes(StandardCharsets.UTF_8));
  }
}
