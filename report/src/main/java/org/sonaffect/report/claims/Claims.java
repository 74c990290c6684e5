package org.sonaffect.report.claims;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.RatedClip;
import org.sonaffect.study.Result;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunFolder;

/** The paper's claims one by one, as the results of a study decide them. */
public final class Claims {
  private Claims() {}

  /**
   * The findings of a run, protocol after protocol: those that stand in its results.json, or, of a
   * run without any, those of its results.csv; none where it has no such file.
   */
  public static List<ClaimFinding> of(RunFolder run) {
    JsonNode concluded = run.json().path("summary").path("claims");
    if (!Roles.of(run.json()).complete()) {
      return List.of();
    }
    if (!concluded.isEmpty()) {
      return ClaimsJson.read(concluded);
    }
    return run.has(RunColumns.RESULTS)
        ? of(run.results(), Roles.of(run.json()), published(run.json(), run.clips()))
        : List.of();
  }

  /**
   * The findings of results, protocol after protocol in their order, each claim in the paper's
   * order; none where the study has not both a corpus of sounds and one of music.
   *
   * @param published names of the corpora that Table 2's published results are about
   */
  public static List<ClaimFinding> of(List<Result> results, Roles roles, Set<String> published) {
    List<ClaimFinding> findings = new ArrayList<>();
    if (!roles.complete()) {
      return findings;
    }
    for (Protocol protocol : results.stream().map(r -> r.cell().protocol()).distinct().toList()) {
      FoldScores scores = new FoldScores(results, protocol);
      ClaimContrasts contrasts =
          new ClaimContrasts(
              scores,
              Objects.requireNonNull(roles.sounds()),
              Objects.requireNonNull(roles.music()),
              published);
      for (Claim claim : Claim.values()) {
        List<Contrast> about = contrasts.of(claim);
        List<ClaimPart> parts = about.stream().map(scores::part).flatMap(Optional::stream).toList();
        boolean whole = parts.size() == about.size();
        findings.add(ClaimFinding.of(claim, protocol, parts, whole ? "" : contrasts.wanted(claim)));
      }
    }
    return findings;
  }

  /**
   * The corpora that the published rows of Table 2 are about.
   *
   * @param json results.json
   */
  public static Set<String> published(JsonNode json, List<RatedClip> clips) {
    return published(json, clips, true);
  }

  /**
   * The corpora that published rows are about: IADS-E and PMEmo, by their formats.
   *
   * @param json results.json
   * @param music whether IADS-E has clips of the category music, as in Table 2, or none, as in
   *     Table 1
   */
  public static Set<String> published(JsonNode json, List<RatedClip> clips, boolean music) {
    Set<String> names = new LinkedHashSet<>();
    json.path("presentation")
        .path("formats")
        .fields()
        .forEachRemaining(
            format -> {
              String corpus = format.getKey();
              boolean withMusic =
                  clips.stream()
                      .anyMatch(
                          c -> c.corpus().equals(corpus) && c.category().equalsIgnoreCase("music"));
              String word = format.getValue().asText();
              if (word.equals("pmemo") || (word.equals("iads-e") && withMusic == music)) {
                names.add(corpus);
              }
            });
    return names;
  }
}
