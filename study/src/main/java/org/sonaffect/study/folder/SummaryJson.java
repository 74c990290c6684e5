package org.sonaffect.study.folder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Control;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.summary.Summary;

/**
 * A summary as JSON and back. Numbers have ten significant digits; those that JSON has no word for
 * are null.
 */
public final class SummaryJson {
  private static final List<String> MEAN =
      List.of("protocol", "control", "test", "train", "model", "target");
  private static final List<String> MODELS =
      List.of("protocol", "test", "train", "model", "target");
  private static final List<String> COMPARISON =
      List.of("protocol", "control", "test", "model", "target");

  private SummaryJson() {}

  public static ObjectNode write(Summary summary) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("sentence", summary.sentence()).put("synthetic", summary.synthetic());
    ArrayNode means = json.putArray("means");
    for (Summary.Mean mean : summary.means()) {
      ObjectNode node = cell(means.addObject(), mean.cell(), MEAN).put("metric", mean.metric());
      number(node, "mean", mean.mean());
      number(node, "halfWidth", mean.halfWidth());
      number(node.put("folds", mean.folds()), "outOfFold", mean.outOfFold());
    }
    ArrayNode comparisons = json.putArray("comparisons");
    for (Summary.Comparison pair : summary.comparisons()) {
      ObjectNode node =
          cell(comparisons.addObject(), pair.cell(), COMPARISON)
              .put("metric", pair.metric())
              .put("joint", pair.joint().label())
              .put("alone", pair.alone().label());
      compared(node, pair);
    }
    ArrayNode controls = json.putArray("controls");
    for (Summary.ControlOutcome control : summary.controls()) {
      Cell cell = control.cell();
      ObjectNode node =
          controls
              .addObject()
              .put("protocol", cell.protocol().word())
              .put("corpus", cell.test())
              .put("train", cell.train().label())
              .put("model", cell.model())
              .put("target", cell.target());
      number(node, "mean", control.mean());
      number(node, "halfWidth", control.halfWidth());
      node.put("draws", control.draws()).put("predicted", control.predicted());
    }
    return json;
  }

  /** Pairs of models, which stand beside a summary. */
  public static ArrayNode models(List<Summary.Comparison> pairs) {
    ArrayNode json = new ObjectMapper().createArrayNode();
    for (Summary.Comparison pair : pairs) {
      ObjectNode node =
          cell(json.addObject(), pair.cell(), MODELS)
              .put("than", pair.than())
              .put("metric", pair.metric());
      compared(node, pair);
    }
    return json;
  }

  /** Reads what {@link #models} wrote. */
  public static List<Summary.Comparison> readModels(JsonNode models) {
    return list(
        models,
        node -> {
          Cell cell = cell(node, MODELS);
          return compared(node, cell, cell.ofModel(node.path("than").asText()));
        });
  }

  public static Summary read(JsonNode json) {
    return new Summary(
        json.path("sentence").asText(),
        json.path("synthetic").asBoolean(),
        list(
            json.path("means"),
            node ->
                new Summary.Mean(
                    cell(node, MEAN),
                    node.path("metric").asText(),
                    number(node, "mean"),
                    number(node, "halfWidth"),
                    node.path("folds").asInt(),
                    number(node, "outOfFold"))),
        list(
            json.path("comparisons"),
            node -> {
              Cell cell = cell(node, COMPARISON).trainedOn(train(node, "joint"));
              return compared(node, cell, cell.under(Control.NONE).trainedOn(train(node, "alone")));
            }),
        list(
            json.path("controls"),
            node ->
                Summary.ControlOutcome.of(
                    cell(node, List.of("protocol", "train", "model", "target"))
                        .testedOn(node.path("corpus").asText()),
                    number(node, "mean"),
                    number(node, "halfWidth"),
                    node.path("draws").asInt(),
                    node.path("predicted").asBoolean())));
  }

  private static TrainingSet train(JsonNode node, String name) {
    return TrainingSet.parse(node.path(name).asText());
  }

  private static void compared(ObjectNode node, Summary.Comparison pair) {
    number(node, "difference", pair.difference());
    number(node, "halfWidth", pair.halfWidth());
    number(node, "p", pair.p());
    number(node, "holm", pair.holm());
    node.put("folds", pair.folds());
  }

  private static Summary.Comparison compared(JsonNode node, Cell cell, Cell less) {
    return new Summary.Comparison(
        cell,
        less,
        node.path("metric").asText(),
        number(node, "difference"),
        number(node, "halfWidth"),
        number(node, "p"),
        number(node, "holm"),
        node.path("folds").asInt());
  }

  private static ObjectNode cell(ObjectNode node, Cell cell, List<String> parts) {
    parts.forEach(part -> node.put(part, CellParts.of(cell, part)));
    return node;
  }

  private static Cell cell(JsonNode node, List<String> parts) {
    return CellParts.parse(parts, part -> node.path(part).asText());
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
    List<T> list = new ArrayList<>();
    array.forEach(node -> list.add(read.apply(node)));
    return list;
  }

  /** A number of ten significant digits; null where it is not finite. */
  public static void number(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, Decimals.decimal(value));
    } else {
      node.putNull(name);
    }
  }

  /** A number that was written so; NaN for null. */
  public static double number(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isNumber() ? value.doubleValue() : Double.NaN;
  }
}
