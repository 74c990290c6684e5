package org.sonaffect.model.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.sonaffect.model.ModelCard;
import org.sonaffect.study.folder.Decimals;

/** A model card as JSON. */
public final class CardJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private CardJson() {}

  public static ObjectNode of(ModelCard card) {
    ObjectNode json = MAPPER.valueToTree(card);
    json.path("corpora").forEach(CardJson::dropUnknownRates);
    if (card.changes() == null) {
      json.remove("changes");
    }
    numbers(json);
    return json;
  }

  private static void dropUnknownRates(JsonNode corpus) {
    if (corpus instanceof ObjectNode object && object.path("rates").isNull()) {
      object.remove("rates");
    }
  }

  /** Ten digits; what is no number becomes null. */
  private static void numbers(JsonNode node) {
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        JsonNode value = object.get(name);
        if (value.isFloatingPointNumber()) {
          if (Double.isFinite(value.doubleValue())) {
            object.put(name, Decimals.decimal(value.doubleValue()));
          } else {
            object.putNull(name);
          }
        } else {
          numbers(value);
        }
      }
    } else if (node instanceof ArrayNode array) {
      array.forEach(CardJson::numbers);
    }
  }
}
