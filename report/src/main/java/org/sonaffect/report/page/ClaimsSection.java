package org.sonaffect.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sonaffect.report.claims.Claim;
import org.sonaffect.report.claims.ClaimFinding;
import org.sonaffect.report.claims.ClaimPart;
import org.sonaffect.report.claims.ClaimVerdict;
import org.sonaffect.report.claims.Claims;
import org.sonaffect.report.statistics.SearchTimes;
import org.sonaffect.report.text.Numbers;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.folder.RunFolder;

/** The paper's claims one by one: verdicts, the numbers they rest on, and how long models took. */
final class ClaimsSection {
  private static final double SHORT = 10;
  private static final double MINUTE = 60;
  private static final double HOUR = 3600;

  private final RunFolder run;
  private final List<ClaimFinding> findings;
  private final List<Protocol> protocols;

  private ClaimsSection(RunFolder run) {
    this.run = run;
    this.findings = Claims.of(run);
    this.protocols = findings.stream().map(ClaimFinding::protocol).distinct().toList();
  }

  /** The section; empty for a run without results.csv. */
  static void add(RunFolder run, Parts parts) {
    ClaimsSection section = new ClaimsSection(run);
    if (section.findings.isEmpty()) {
      return;
    }
    parts.add(section.verdicts());
    Table evidence = section.evidence();
    parts.add(evidence);
    parts.add(section.wanted());
    Table times = section.times();
    if (!times.rows().isEmpty() && !evidence.rows().isEmpty()) {
      parts.content().add(Page.of(times)); // durations stand on the page only
    }
  }

  private Table verdicts() {
    return new Columns<Claim>()
        .label("No.", Claim::number)
        .value("The paper's claim", Claim::words)
        .values(protocols, Protocol::word, this::verdict)
        .value("As published", Claim::printed)
        .table(
            "claims",
            "The claims of Simonetta, Certo and Ntalampiras (2024), and what this study shows for"
                + " each under each protocol. A claim holds if all its intervals lie on the claimed"
                + " side. It does not hold if one lies on the other side after Holm's correction"
                + " over the parts of the claim. Otherwise it cannot be told; nor can it if a part"
                + " is missing from the study or has fewer than 5 values. A gain holds if its"
                + " interval lies above 0, does not hold if the interval lies below 0.020, and"
                + " cannot be told if the interval lies between the two."
                + limits(),
            List.of(Claim.values()));
  }

  private Table.Entry verdict(Claim claim, Protocol protocol) {
    ClaimFinding finding = of(claim, protocol);
    ClaimVerdict verdict = finding.verdict();
    return new Table.Entry(verdict.words() + because(finding.reason()), decided(verdict));
  }

  private Table evidence() {
    Map<List<Object>, Map<Protocol, ClaimPart>> quantities = new LinkedHashMap<>();
    for (Claim claim : Claim.values()) {
      for (Protocol protocol : protocols) {
        for (ClaimPart part : of(claim, protocol).parts()) {
          List<Object> quantity = List.of(claim.number(), part.words());
          quantities.computeIfAbsent(quantity, q -> new LinkedHashMap<>()).put(protocol, part);
        }
      }
    }
    return new Columns<Map.Entry<List<Object>, Map<Protocol, ClaimPart>>>()
        .label("Claim", row -> row.getKey().get(0))
        .value("Quantity", row -> row.getKey().get(1))
        .value("Claimed", row -> claimed(row.getValue().values().iterator().next()))
        .values(protocols, Protocol::word, (row, protocol) -> cell(row.getValue().get(protocol)))
        .table(
            "claims-evidence",
            "The basis of each verdict: R² or differences of R², paired by fold, with mean and 95 %"
                + " interval after Nadeau and Bengio (2003) over folds and repetitions, each on its"
                + " own. Bold: the interval lies on one side of what is claimed; a gain of up to"
                + " 0.020 counts as none. One interval refutes a claim only after Holm's correction"
                + " over its parts. There is no correction for the number of claims."
                + limits(),
            quantities.entrySet());
  }

  private static String claimed(ClaimPart part) {
    return (part.above() ? "above " : "below ")
        + (part.bound() == 0 ? "0" : Numbers.score(part.bound()));
  }

  /**
   * What the verdicts rest on, and what they cannot say; stands with the tables wherever they go.
   */
  private String limits() {
    StringBuilder text = new StringBuilder();
    int[] values =
        findings.stream()
            .flatMap(finding -> finding.parts().stream())
            .mapToInt(ClaimPart::folds)
            .sorted()
            .distinct()
            .toArray();
    JsonNode study = run.json().path("study");
    if (values.length > 0) {
      int least = values[0];
      int most = values[values.length - 1];
      text.append(
          " Each mean is of %s (%s folds, repetitions: %s)."
              .formatted(
                  least == most ? most + " values" : "%d to %d values".formatted(least, most),
                  study.path("folds").path("count").asText(),
                  study.path("folds").path("repeats").asText("1")));
    }
    if (protocols.stream().anyMatch(protocol -> protocol != Protocol.NESTED)) {
      text.append(
          " Under published-2023 and published-2024 test rows reach the training rows, and"
              + " pipelines are chosen on the folds that are reported: a claim that holds there and"
              + " not under nested may hold because of that overlap, or of that choice.");
    }
    if (run.summary().synthetic()) {
      text.append(
          " Clips and ratings of at least one corpus are synthetic: nothing here says anything about"
              + " how people hear.");
    }
    if (run.quick()) {
      text.append(
          " This is the study's quick form: it shows that the study runs, not what it finds.");
    }
    return text.toString();
  }

  private static String because(String reason) {
    return reason.isEmpty() ? "" : ": " + reason;
  }

  /** What the study would need for the claims that it does not decide, or only in part. */
  private Table wanted() {
    List<List<Table.Entry>> rows =
        findings.stream()
            .filter(finding -> !finding.wanted().isEmpty())
            .map(
                finding ->
                    Table.row(
                        finding.claim().number(),
                        finding.parts().isEmpty() ? "nothing" : "part of it",
                        finding.wanted()))
            .distinct()
            .toList();
    return new Table(
        "claims-wanted",
        "What the study would need for the claims that it cannot decide, or only in part.",
        List.of("Claim", "In the study", "Wanted"),
        2,
        rows);
  }

  private Table times() {
    return new Columns<SearchTimes>()
        .label("Protocol", SearchTimes::protocol)
        .label("Model", SearchTimes::model)
        .value("Time", time -> duration(time.seconds()))
        .table(
            "times",
            "For claim 6: time to cross-validate a model on one training mixture, search included,"
                + " all targets and folds of one repetition, mean over mixtures, as timings.csv has"
                + " it.",
            SearchTimes.of(run));
  }

  private ClaimFinding of(Claim claim, Protocol protocol) {
    return findings.stream()
        .filter(f -> f.claim() == claim && f.protocol() == protocol)
        .findFirst()
        .orElseThrow();
  }

  private static Table.Entry cell(@Nullable ClaimPart part) {
    if (part == null) {
      return Table.Entry.of("");
    }
    return new Table.Entry(
        "%s [%s, %s]%s"
            .formatted(
                Numbers.signed(part.estimate()),
                Numbers.score(part.low()),
                Numbers.score(part.high()),
                because(part.reason())),
        decided(part.verdict()));
  }

  private static boolean decided(ClaimVerdict verdict) {
    return verdict == ClaimVerdict.HOLDS || verdict == ClaimVerdict.FAILS;
  }

  private static String duration(double seconds) {
    return seconds < SHORT
        ? String.format(Locale.ROOT, "%.2f s", seconds)
        : seconds < 2 * MINUTE
            ? String.format(Locale.ROOT, "%.1f s", seconds)
            : seconds < 2 * HOUR
                ? String.format(Locale.ROOT, "%.1f min", seconds / MINUTE)
                : String.format(Locale.ROOT, "%.1f h", seconds / HOUR);
  }
}
