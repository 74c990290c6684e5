package org.sonaffect.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.report.audit.Audit;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.ToyStudy;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.gate.Finding;
import org.sonaffect.study.run.Study;
import org.sonaffect.study.summary.Summary;

/** The published protocols: what their row placement lets through, and that the audit says so. */
class PublishedStudyTest {
  private static final Pattern SHARE = Pattern.compile("([0-9.]+) % of (.*) \\((\\d+) of");

  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  private Path study(int clips, String more) {
    ToyStudy.corpus(folder, "a", clips, 3);
    ToyStudy.corpus(folder, "b", clips, 4);
    return ToyStudy.write(
        folder.resolve("study.yaml"),
        """
        corpora: [a.yaml, b.yaml]
        targets: [arousal]
        mixtures: [[1, 1]]
        models: [svr]
        grids: {svr: {C: [0.3, 3], gamma: [0.3, 1], share: 1}}
        """
            + more);
  }

  private List<Finding> audit(Path path) {
    return Audit.of(path, ToyStudy.loader(), Progress.NONE);
  }

  /** The share that a rule finds of some rows, in percent; 0 where it finds nothing. */
  private static double share(List<Finding> findings, String rule, String rows) {
    return findings.stream()
        .filter(f -> f.rule().equals(rule))
        .map(f -> SHARE.matcher(f.message()))
        .filter(Matcher::find)
        .filter(m -> m.group(2).equals(rows))
        .mapToDouble(m -> Double.parseDouble(m.group(1)))
        .findFirst()
        .orElse(0);
  }

  @Test
  void sharesAreThoseOfTheProtocolPage() {
    List<Finding> head = audit(study(200, "protocol: published-2024\n"));
    assertEquals(16, share(head, "test-rows-in-training", "the test rows of a"), 3);
    assertEquals(20, share(head, "test-rows-of-other-corpus", "the test rows of b"), 3);
    assertEquals(15.5, share(head, "test-rows-in-training", "the test rows of b"), 6);
    assertEquals(100, share(head, "search-on-test-rows", "the test rows of a"), 1e-9);

    List<Finding> logged = audit(study(200, "protocol: published-2023\n"));
    assertEquals(16, share(logged, "test-rows-in-training", "the test rows of a"), 3);
    assertEquals(64.5, share(logged, "test-rows-in-training", "the test rows of b"), 3);
    assertEquals(0, share(logged, "test-rows-of-other-corpus", "the test rows of b"), 0);

    assertEquals(List.of(), audit(study(200, "protocol: nested\n")));
  }

  @Test
  void runsBesideTheSoundProtocolAndIsMarked() throws IOException {
    String more = "folds: {count: 3, inner: 2, min-stratum: 12}\n";
    StudyFile both =
        StudyFile.read(study(60, more + "protocol: [nested, published-2023, published-2024]\n"));
    Path one = folder.resolve("one");
    RunFolder run = Study.run(both, one, ToyStudy.options(1, false), Progress.NONE);
    assertEquals(
        List.of("nested", "published-2023", "published-2024"),
        run.results().stream().map(r -> r.cell().protocol().word()).distinct().toList());
    List<Finding> findings = audit(one);
    assertTrue(findings.stream().anyMatch(f -> f.message().startsWith("published-2024,")));
    assertTrue(findings.stream().noneMatch(f -> f.message().startsWith("nested,")));

    Path two = folder.resolve("two");
    Study.run(both, two, ToyStudy.options(2, false), Progress.NONE);
    for (String name : List.of("results.csv", "predictions.csv", "splits.csv")) {
      assertArrayEquals(
          Files.readAllBytes(one.resolve(name)), Files.readAllBytes(two.resolve(name)), name);
    }
  }

  @Test
  void findsTheSameShapeOfGainThatOverlapAloneProduces() {
    StudyFile study =
        StudyFile.read(
            study(
                80,
                """
                protocol: [nested, published-2023]
                controls: [{randomise: b, draws: 4}]
                folds: {count: 4, inner: 2, min-stratum: 12}
                """));
    RunFolder run =
        Study.run(study, folder.resolve("run"), ToyStudy.options(1, false), Progress.NONE);
    double nested = random(run, Protocol.NESTED);
    double published = random(run, Protocol.PUBLISHED_2023);
    assertTrue(nested < 0.1, () -> "nested predicts random ratings with R2 " + nested);
    assertTrue(published > nested, () -> "published %s, nested %s".formatted(published, nested));
  }

  private static double random(RunFolder run, Protocol protocol) {
    return run.summary().controls().stream()
        .filter(c -> c.cell().protocol() == protocol)
        .mapToDouble(Summary.ControlOutcome::mean)
        .average()
        .orElseThrow();
  }
}
