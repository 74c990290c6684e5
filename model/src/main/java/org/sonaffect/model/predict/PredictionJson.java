package org.sonaffect.model.predict;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import org.sonaffect.acoustics.table.CarriedColumn;
import org.sonaffect.model.ModelCard;
import org.sonaffect.model.explain.Neighbour;
import org.sonaffect.model.explain.Reason;
import org.sonaffect.study.folder.Decimals;

/**
 * Predictions as JSON (docs/spec/file-formats.md §9.2).
 *
 * @param targets of the model
 * @param demonstration whether the model is one; every object says so
 * @param scale of values, intervals, ratings and pushes
 */
public record PredictionJson(List<String> targets, boolean demonstration, OutputScale scale) {
  /** Fields of an object that are no columns of the table. */
  public static final List<String> FIELDS = List.of("demonstration", "scale", "nearest", "curve");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** For the predictions of a model. */
  public static PredictionJson of(ModelCard card, OutputScale scale) {
    return new PredictionJson(card.targets(), card.demonstration(), scale);
  }

  /** A file, with its curve where it has one. */
  public ObjectNode of(FilePrediction file) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("file", file.file());
    json.put("demonstration", demonstration);
    json.putArray("scale").add(number(scale.low())).add(number(scale.high()));
    segment(json, file.whole());
    Affect affect = file.whole().affect();
    ArrayNode reasons = json.putArray("reasons");
    for (Reason reason : affect.reasons()) {
      ObjectNode entry = reasons.addObject();
      entry.put("descriptors", reason.descriptors());
      for (int t = 0; t < targets.size(); t++) {
        entry.put(targets.get(t), number(scale.difference(reason.push().get(t))));
      }
    }
    ArrayNode nearest = json.putArray("nearest");
    for (Neighbour neighbour : affect.nearest()) {
      ObjectNode entry = nearest.addObject();
      entry.put("corpus", neighbour.corpus());
      entry.put("id", neighbour.id());
      entry.put("category", neighbour.category());
      entry.put("distance", number(neighbour.distance()));
      for (int t = 0; t < targets.size(); t++) {
        entry.put(targets.get(t), number(scale.of(neighbour.ratings().get(t))));
      }
    }
    texts(json.putArray("notes"), file.notes());
    if (!file.curve().isEmpty()) {
      ArrayNode curve = json.putArray("curve");
      file.curve().forEach(segment -> segment(curve.addObject(), segment));
    }
    return json;
  }

  /** The same with what is carried through, which stands last; an empty cell is null. */
  ObjectNode of(FilePrediction file, List<CarriedColumn> columns, List<String> carried) {
    ObjectNode json = of(file);
    for (int i = 0; i < columns.size(); i++) {
      String name = columns.get(i).name();
      String cell = carried.get(i);
      if (cell.isEmpty()) {
        json.putNull(name);
      } else if (columns.get(i).type() == CarriedColumn.Type.WHOLE) {
        json.put(name, Long.parseLong(cell));
      } else if (columns.get(i).type() == CarriedColumn.Type.NUMBER
          && Double.isFinite(Double.parseDouble(cell))) {
        json.put(name, new BigDecimal(cell));
      } else {
        json.put(name, cell);
      }
    }
    return json;
  }

  private void segment(ObjectNode json, Segment segment) {
    json.put("start", number(segment.start()));
    json.put("end", number(segment.end()));
    Affect affect = segment.affect();
    json.put("domain", affect.domain());
    for (Estimate estimate : affect.estimates()) {
      json.put(estimate.target(), number(scale.of(estimate.value())));
      json.put(estimate.target() + "_low", number(scale.of(estimate.low())));
      json.put(estimate.target() + "_high", number(scale.of(estimate.high())));
    }
    json.put("novelty", number(affect.novelty()));
    texts(json.putArray("unlike"), affect.unlike());
  }

  private static BigDecimal number(double value) {
    return Decimals.decimal(value);
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }
}
