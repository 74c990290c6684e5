package org.sonaffect.report.claims;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.RatedClip;
import org.sonaffect.study.Result;
import org.sonaffect.study.folder.SummaryJson;

/** The claims in the summary of results.json. */
public final class ClaimsJson {
  private ClaimsJson() {}

  /** The paper's claims as the {@link org.sonaffect.study.Conclusions} of a study. */
  public static ArrayNode of(List<Result> results, JsonNode run, List<RatedClip> clips) {
    return of(Claims.of(results, Roles.of(run), Claims.published(run, clips)));
  }

  private static ArrayNode of(List<ClaimFinding> findings) {
    ArrayNode json = new ObjectMapper().createArrayNode();
    for (ClaimFinding finding : findings) {
      ObjectNode entry = json.addObject();
      entry.put("claim", finding.claim().number());
      entry.put("words", finding.claim().words());
      entry.put("protocol", finding.protocol().word());
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
        SummaryJson.number(found, "r2", part.estimate());
        SummaryJson.number(found, "low", part.low());
        SummaryJson.number(found, "high", part.high());
        found.put("claimed", part.above() ? "above" : "below");
        SummaryJson.number(found, "bound", part.bound());
        SummaryJson.number(found, "against", part.against());
        found.put("folds", part.folds());
        found.put("verdict", part.verdict().words());
        if (!part.reason().isEmpty()) {
          found.put("reason", part.reason());
        }
      }
    }
    return json;
  }

  /** Reads what was written. */
  static List<ClaimFinding> read(JsonNode claims) {
    List<ClaimFinding> findings = new ArrayList<>();
    for (JsonNode entry : claims) {
      List<ClaimPart> parts = new ArrayList<>();
      for (JsonNode found : entry.path("parts")) {
        double estimate = SummaryJson.number(found, "r2");
        parts.add(
            new ClaimPart(
                found.path("what").asText(),
                estimate,
                SummaryJson.number(found, "high") - estimate,
                SummaryJson.number(found, "bound"),
                SummaryJson.number(found, "against"),
                found.path("claimed").asText().equals("above"),
                found.path("folds").asInt(),
                Double.NaN));
      }
      findings.add(
          new ClaimFinding(
              Claim.values()[entry.path("claim").asInt() - 1],
              Protocol.parse(entry.path("protocol").asText()),
              ClaimVerdict.of(entry.path("verdict").asText()),
              parts,
              entry.path("wanted").asText("")));
    }
    return findings;
  }
}
