package org.sonaffect.study.folder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.sonaffect.study.Summary;

/**
 * A summary as JSON and back: every component of its records under its own name. Numbers have ten
 * significant digits; those that JSON has no word for are null.
 */
public final class SummaryJson {
  private SummaryJson() {}

  public static ObjectNode write(Summary summary) {
    return object(summary);
  }

  /** Reads what {@link #write} wrote. */
  public static Summary read(JsonNode json) {
    return new Summary(
        json.path("sentence").asText(),
        json.path("synthetic").asBoolean(),
        list(json.path("means"), Summary.Mean.class),
        list(json.path("comparisons"), Summary.Comparison.class),
        list(json.path("controls"), Summary.ControlOutcome.class));
  }

  private static ObjectNode object(Record value) {
    ObjectNode node = new ObjectMapper().createObjectNode();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      Object field = get(component, value);
      String name = component.getName();
      if (field instanceof Double number) {
        if (Double.isFinite(number)) {
          node.put(name, Decimals.decimal(number));
        } else {
          node.putNull(name);
        }
      } else if (field instanceof Integer number) {
        node.put(name, number);
      } else if (field instanceof Boolean flag) {
        node.put(name, flag);
      } else if (field instanceof List<?> elements) {
        ArrayNode array = node.putArray(name);
        elements.forEach(element -> array.add(object((Record) element)));
      } else {
        node.put(name, String.valueOf(field));
      }
    }
    return node;
  }

  private static Object get(RecordComponent component, Record value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T extends Record> List<T> list(JsonNode array, Class<T> type) {
    List<T> list = new ArrayList<>();
    array.forEach(node -> list.add(record(node, type)));
    return list;
  }

  private static <T extends Record> T record(JsonNode node, Class<T> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      JsonNode value = node.path(components[i].getName());
      types[i] = components[i].getType();
      if (types[i] == double.class) {
        values[i] = value.isNumber() ? value.doubleValue() : Double.NaN;
      } else if (types[i] == int.class) {
        values[i] = value.asInt();
      } else if (types[i] == boolean.class) {
        values[i] = value.asBoolean();
      } else {
        values[i] = value.asText();
      }
    }
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
