package org.sonaffect.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.sonaffect.audio.stream.Seconds;
import org.sonaffect.model.ModelCard;
import org.sonaffect.model.ReferenceClip;
import org.sonaffect.model.explain.Neighbour;
import org.sonaffect.model.explain.Reason;
import org.sonaffect.model.predict.Affect;
import org.sonaffect.model.predict.Estimate;
import org.sonaffect.model.predict.FilePrediction;
import org.sonaffect.model.predict.Segment;

/** A prediction as the API says it; the schemas are in openapi.json. */
final class AnalysisJson {
  private AnalysisJson() {}

  /**
   * A whole answer.
   *
   * @param name what the client calls the file
   */
  static ObjectNode of(String name, ModelCard card, FilePrediction prediction, Waveform waveform) {
    ObjectNode json = Json.object();
    json.put("file", name);
    json.put("model", card.name());
    json.put("demonstration", card.demonstration());
    json.set("duration", seconds(waveform.seconds()));
    json.set("whole", segment(prediction.whole()));
    ArrayNode curve = json.putArray("curve");
    prediction.curve().forEach(segment -> curve.add(segment(segment)));
    prediction.notes().forEach(json.putArray("notes")::add);
    ArrayNode peaks = json.putArray("waveform");
    for (float peak : waveform.peaks()) {
      peaks.add(Math.round(Math.min(1, peak) * 1000) / 1000.0);
    }
    return json;
  }

  /** What is said of a whole clip or a window. */
  static ObjectNode segment(Segment segment) {
    ObjectNode json = Json.object();
    json.set("start", seconds(segment.start()));
    json.set("end", seconds(segment.end()));
    Affect affect = segment.affect();
    json.put("domain", affect.domain());
    ArrayNode estimates = json.putArray("estimates");
    for (Estimate estimate : affect.estimates()) {
      estimates
          .addObject()
          .put("target", estimate.target())
          .put("value", rounded(estimate.value()))
          .put("low", rounded(estimate.low()))
          .put("high", rounded(estimate.high()));
    }
    json.put("novelty", rounded(affect.novelty()));
    affect.unlike().forEach(json.putArray("unlike")::add);
    ArrayNode reasons = json.putArray("reasons");
    for (Reason reason : affect.reasons()) {
      ObjectNode one = reasons.addObject().put("descriptors", reason.descriptors());
      ArrayNode push = one.putArray("push");
      reason.push().forEach(value -> push.add(rounded(value)));
    }
    ArrayNode nearest = json.putArray("nearest");
    for (Neighbour clip : affect.nearest()) {
      ObjectNode one = nearest.addObject();
      one.put("corpus", clip.corpus()).put("id", clip.id()).put("category", clip.category());
      one.put("distance", rounded(clip.distance()));
      ArrayNode ratings = one.putArray("ratings");
      clip.ratings().forEach(value -> ratings.add(rounded(value)));
    }
    return json;
  }

  /** Numbers of 32 bits, the least byte first; JSON has them in Base64. */
  static byte[] features(float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  /** A training clip. */
  static ObjectNode clip(ReferenceClip clip) {
    return Json.object()
        .put("corpus", clip.corpus())
        .put("domain", clip.domain())
        .put("id", clip.id())
        .put("category", clip.category())
        .put("arousal", rounded(clip.arousal()))
        .put("valence", rounded(clip.valence()));
  }

  /** A time to a millionth of a second, never with an exponent. */
  static ValueNode seconds(double value) {
    double rounded = rounded(value);
    return Math.abs(rounded) < 1e-3 && rounded != 0
        ? DecimalNode.valueOf(new BigDecimal(Seconds.of(rounded)))
        : DoubleNode.valueOf(rounded);
  }

  /** To a millionth: beyond what a rating or a second means, and short to read. */
  static double rounded(double value) {
    double limited = Math.max(-1e9, Math.min(1e9, value));
    return Double.isNaN(limited) ? 0 : Math.rint(limited * 1e6) / 1e6;
  }
}
