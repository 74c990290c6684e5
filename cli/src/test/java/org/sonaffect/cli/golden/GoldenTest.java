package org.sonaffect.cli.golden;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Every output of the program, driven by its command line alone, against digests that an earlier
 * version left in {@code src/test/resources/golden/digests.txt}: on one thread, on four, and on the
 * Java named by {@code SONAFFECT_OTHER_JAVA}.
 *
 * <p>What was written lies in {@code target/golden}: in {@code VARIANT/outputs} the stable forms
 * that are digested, in {@code VARIANT/work} everything. To see what a difference is, keep that
 * folder of the old code and {@code diff -r} the two.
 *
 * <p>A part of it, for in between: {@code -Dsonaffect.golden.only=clips,old} runs these scenarios
 * only, {@code -Dsonaffect.golden.variant=4-threads} this variant.
 *
 * <p>A change that is meant is recorded by {@code -Dsonaffect.golden.record=true}; the new digests
 * are committed with it. Digests of scenarios that are not run stay as they are then.
 *
 * <p>Drawings hold text, so where the fonts of this machine are not those of the recording, they
 * and pages with them are left out, and that is said.
 */
@Tag("full")
final class GoldenTest {
  private static final boolean RECORD = Boolean.getBoolean("sonaffect.golden.record");
  private static final Path DIGESTS = Scenario.RESOURCES.resolve("digests.txt");
  private static final Path FOLDER = Path.of("target/golden").toAbsolutePath();
  private static final String FONTS = "fonts";

  /** Processes at a time; each may take 2 GiB. */
  private static final int MOST_AT_ONCE = 4;

  private record Run(Scenario scenario, Variant variant) {}

  @TestFactory
  Stream<DynamicTest> outputsAreThoseOfTheRecording() throws IOException {
    delete(FOLDER);
    SortedMap<String, String> committed = Digests.read(DIGESTS);
    boolean drawn = RECORD || Digests.fonts().equals(committed.get(FONTS));
    if (!drawn) {
      System.out.println("golden: other fonts than at the recording: figures and pages left out");
    }
    ExecutorService pool =
        Executors.newFixedThreadPool(
            Math.min(MOST_AT_ONCE, Runtime.getRuntime().availableProcessors()));
    Map<Run, Future<SortedMap<String, String>>> runs = new LinkedHashMap<>();
    for (Scenario scenario : Scenario.chosen()) {
      for (Variant variant : Variant.all()) {
        if (present(scenario)) {
          runs.put(new Run(scenario, variant), pool.submit(() -> outputs(scenario, variant)));
        }
      }
    }
    pool.shutdown();
    List<DynamicTest> tests = new ArrayList<>();
    for (Scenario scenario : Scenario.chosen()) {
      for (Variant variant : Variant.all()) {
        tests.add(
            DynamicTest.dynamicTest(
                scenario.name() + ", " + variant.name(),
                () -> {
                  Assumptions.assumeTrue(
                      present(scenario), "needs the shared data folder " + scenario.needs());
                  // While recording, one variant is recorded and the others are held against it.
                  Run recorded = new Run(scenario, Variant.all().get(0));
                  SortedMap<String, String> expected =
                      RECORD ? runs.get(recorded).get() : of(scenario, committed);
                  compare(expected, runs.get(new Run(scenario, variant)).get(), variant, drawn);
                }));
      }
    }
    if (RECORD) {
      tests.add(DynamicTest.dynamicTest("recorded", () -> record(committed, runs)));
    }
    return tests.stream();
  }

  private static boolean present(Scenario scenario) {
    return scenario.needs().isEmpty()
        || Files.isDirectory(Repository.shared().resolve(scenario.needs()));
  }

  private static SortedMap<String, String> outputs(Scenario scenario, Variant variant)
      throws IOException, InterruptedException {
    Path folder = FOLDER.resolve(variant.name());
    Path work = Files.createDirectories(folder.resolve("work").resolve(scenario.name()));
    scenario.script().run(new Program(work, variant));
    return Digests.of(work, folder.resolve("outputs"), scenario.name());
  }

  private static SortedMap<String, String> of(Scenario scenario, SortedMap<String, String> all) {
    return all.subMap(scenario.name() + "/", scenario.name() + "/\uffff");
  }

  private static void compare(
      SortedMap<String, String> expected,
      SortedMap<String, String> found,
      Variant variant,
      boolean drawn) {
    List<String> differences =
        Digests.differences(expected, found).stream()
            .filter(difference -> drawn || !difference.matches(".*\\.(png|svg|html) .*"))
            .toList();
    if (!differences.isEmpty()) {
      fail(
          "%d of %d outputs are not those of the recording; they lie in %s:%n%s"
              .formatted(
                  differences.size(),
                  expected.size(),
                  FOLDER.resolve(variant.name()).resolve("outputs"),
                  String.join(System.lineSeparator(), differences)));
    }
  }

  private static void record(
      SortedMap<String, String> committed, Map<Run, Future<SortedMap<String, String>>> runs)
      throws Exception {
    SortedMap<String, String> all = new TreeMap<>(committed);
    for (Scenario scenario : Scenario.chosen()) {
      if (present(scenario)) {
        of(scenario, all).clear();
        all.putAll(runs.get(new Run(scenario, Variant.all().get(0))).get());
      }
    }
    all.put(FONTS, Digests.fonts());
    Digests.write(all, DIGESTS);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
