package org.sonaffect.study.folder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import org.sonaffect.study.Protocol;

/**
 * results.json of an earlier version in the words of today: its protocols may have their
 * {@linkplain Protocol#firstWord() first words}.
 */
final class PresentWords {
  private PresentWords() {}

  /**
   * Changes the tree and returns it.
   *
   * @throws org.sonaffect.study.StudyException where a protocol is none
   */
  static JsonNode of(JsonNode json) {
    if (json instanceof ObjectNode node) {
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        String text = entry.getValue().asText();
        switch (entry.getKey()) {
          case "protocol" -> entry.setValue(new TextNode(word(text)));
          case "protocols" -> words(entry.getValue());
          case "sentence" -> entry.setValue(new TextNode(sentence(text)));
          default -> of(entry.getValue());
        }
      }
    } else {
      json.forEach(PresentWords::of);
    }
    return json;
  }

  private static void words(JsonNode list) {
    if (list instanceof ArrayNode protocols) {
      for (int i = 0; i < protocols.size(); i++) {
        protocols.set(i, word(protocols.get(i).asText()));
      }
    }
  }

  private static String word(String text) {
    return Protocol.parse(text).word();
  }

  private static String sentence(String text) {
    String present = text;
    for (Protocol protocol : Protocol.values()) {
      present =
          present.replaceAll(
              "protocol " + protocol.firstWord() + "\\b", "protocol " + protocol.word());
    }
    return present;
  }
}
