package org.sonaffect.report.claims;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.sonaffect.study.RatedClip;
import org.sonaffect.study.Result;
import org.sonaffect.study.folder.Decimals;

/** The claims in the summary of results.json. */
public final class ClaimsJson {
  private ClaimsJson() {}

  /** The paper's claims as the {@link org.sonaffect.study.Conclusions} of a study. */
  public static ArrayNode of(List<Result> results, JsonNode run, List<RatedClip> clips) {
    return of(Claims.of(results, Roles.of(run), Claims.published(run, clips)));
  }

  public static ArrayNode of(List<ClaimFinding> findings) {
    ArrayNode json = new ObjectMapper().createArrayNode();
    for (ClaimFinding finding : findings) {
      ObjectNode entry = json.addObject();
      entry.put("claim", finding.claim().number());
      entry.put("words", finding.claim().words());
      entry.put("protocol", finding.protocol());
      entry.put("verdict", finding.verdict().words());
      if (!finding.reason().isEmpty()) {
        entry.put("reason", finding.reason());
      }
      if (!finding.wanted().isEmpty()) {
        entry.put("wanted", finding.wanted());
      }
      ArrayNode parts = entry.putArray("parts");
      for (ClaimPart part : finding.parts()) {
        ObjectNode found = parts.addObject();
        found.put("what", part.words());
        number(found, "r2", part.estimate());
        number(found, "low", part.low());
        number(found, "high", part.high());
        found.put("claimed", part.above() ? "above" : "below");
        number(found, "bound", part.bound());
        number(found, "against", part.against());
        found.put("folds", part.folds());
        found.put("verdict", part.verdict().words());
        if (!part.reason().isEmpty()) {
          found.put("reason", part.reason());
        }
      }
    }
    return json;
  }

  private static void number(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, Decimals.decimal(value));
    } else {
      node.putNull(name);
    }
  }
}
