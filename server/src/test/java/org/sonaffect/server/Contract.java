package org.sonaffect.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The description of the API, held against real answers. */
final class Contract {
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private final JsonNode description;
  private final Set<String> seen = new LinkedHashSet<>();

  Contract() {
    try (InputStream in = WebPage.class.getResourceAsStream("openapi.json")) {
      description = Json.MAPPER.readTree(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Method and path of every operation. */
  Set<String> operations() {
    Set<String> all = new TreeSet<>();
    description
        .path("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          if (!method.equals("parameters")) {
                            all.add(method + " " + path.getKey());
                          }
                        }));
    return all;
  }

  /** Operations that were checked with a good answer. */
  Set<String> seen() {
    return new TreeSet<>(seen);
  }

  /** The answer has a status, a type and a content that the description allows; returns it. */
  HttpResponse<byte[]> check(String operation, HttpResponse<byte[]> response) {
    String[] parts = operation.split(" ");
    JsonNode responses = description.path("paths").path(parts[1]).path(parts[0]).path("responses");
    JsonNode described = resolved(responses.path(Integer.toString(response.statusCode())));
    String what = operation + " " + response.statusCode();
    assertFalse(described.isMissingNode(), what + " is not described: " + body(response));
    if (response.statusCode() < 300) {
      seen.add(operation);
    }
    JsonNode contents = described.path("content");
    if (contents.isMissingNode()) {
      return response;
    }
    String type = response.headers().firstValue("Content-Type").orElse("").split(";")[0];
    assertTrue(contents.has(type), what + " is of the type " + type + ", described " + contents);
    if (type.endsWith("json")) {
      List<String> faults = faults(contents.path(type).path("schema"), Served.json(response));
      assertEquals(List.of(), faults, what + ": " + body(response));
    }
    return response;
  }

  /** Examples that are not as the schema beside them has it, of parameters and of contents. */
  List<String> wrongExamples() {
    List<String> wrong = new ArrayList<>();
    int examples = 0;
    for (JsonNode holder : description.findParents("example")) {
      JsonNode example = holder.path("example");
      examples++;
      for (String fault : faults(holder.path("schema"), example)) {
        wrong.add(example + ": " + fault);
      }
    }
    assertTrue(examples > 10, examples + " examples");
    return wrong;
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? description.at(node.path("$ref").asText().substring(1)) : node;
  }

  /** What of a value is not as a schema of the description has it. */
  List<String> faults(JsonNode schema, JsonNode value) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", description.path("components"));
    JsonSchema compiled = SCHEMAS.getSchema(whole);
    List<String> faults = new ArrayList<>();
    for (ValidationMessage message : compiled.validate(value)) {
      faults.add(message.getMessage());
    }
    return faults;
  }

  private static String body(HttpResponse<byte[]> response) {
    String text = new String(response.body(), java.nio.charset.StandardCharsets.UTF_8);
    return text.length() > 300 ? text.substring(0, 300) + "..." : text;
  }
}
