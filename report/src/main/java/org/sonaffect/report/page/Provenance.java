package org.sonaffect.report.page;

import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.ul;

import com.fasterxml.jackson.databind.JsonNode;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import org.sonaffect.study.folder.RunFolder;

/** Where the numbers come from: corpora with hashes, versions, the audit's findings. */
final class Provenance {
  private static final int SHOWN = 16;

  private Provenance() {}

  static List<DomContent> of(RunFolder run) {
    JsonNode json = run.json();
    Table corpora =
        new Columns<JsonNode>()
            .label("Corpus", corpus -> corpus.path("name").asText())
            .value("Clips", corpus -> corpus.path("clips").asText())
            .value("Features from", corpus -> corpus.path("feature_source").asText())
            .value("Synthetic", c -> c.path("synthetic").asBoolean() ? "yes" : "no")
            .value("SHA-256", corpus -> shortened(corpus.path("hash").asText()))
            .table(
                "corpora",
                "Corpora; the hash is over ids, ratings, groups and contents.",
                json.path("corpora").valueStream().toList());
    List<DomContent> content = new ArrayList<>();
    content.add(Page.of(corpora));
    JsonNode made = json.path("run");
    content.add(
        p(
            "Made by %s on Java %s, %s. Study and corpora together: %s. Durations are in timings.csv."
                .formatted(
                    json.path("program").asText(),
                    made.path("java").asText(),
                    made.path("date").asText(),
                    shortened(json.path("identity").asText()))));
    List<DomContent> findings =
        json.path("audit").valueStream().<DomContent>map(one -> li(words(one))).toList();
    content.add(
        findings.isEmpty()
            ? p(
                "The audit found no training row among the test rows (by index, content or"
                    + " near-duplicate features), no split group and no predicted random rating.")
            : ul(findings.toArray(DomContent[]::new)));
    return content;
  }

  private static String words(JsonNode finding) {
    return finding.isTextual()
        ? finding.asText()
        : "[%s] %s".formatted(finding.path("rule").asText(), finding.path("message").asText());
  }

  private static String shortened(String hash) {
    return hash.length() > SHOWN ? hash.substring(0, SHOWN) + "…" : hash;
  }
}
