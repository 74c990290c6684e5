package org.sonaffect.study.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.ToyStudy;

/** A study whose work is done by others ends with the bytes of one done here. */
final class WorkforceTest {
  private static final String MORE =
      """
      protocol: [nested, published-2024]
      models: [svr, joint, automl]
      folds: {count: 2, inner: 2, min-stratum: 12}
      controls: [{randomise: sounds}]
      learning-curve: {shares: [0.5, 1]}
      transfer: {labelled: [0, 6]}
      budget: {automl-trials: 8}
      """;

  @TempDir Path folder;

  /** Orders in a random order, some done twice, in a work prepared anew. */
  private static final class Others implements Workforce {
    private final Random random = new Random(5);
    private final Map<WorkOrder.Kind, Integer> done = new EnumMap<>(WorkOrder.Kind.class);
    private int left;

    Others(int left) {
      this.left = left;
    }

    @Override
    public void work(
        Job job, List<WorkOrder> orders, java.util.function.Consumer<WorkResult> entered) {
      StudyWork work = StudyWork.of(job.study(), ToyStudy.loader());
      assertEquals(job.identity(), work.identity());
      List<WorkOrder> mixed = new ArrayList<>(orders);
      Collections.shuffle(mixed, random);
      for (WorkOrder order : mixed) {
        if (left-- == 0) {
          throw new IllegalStateException("the others have gone");
        }
        WorkResult result = work.run(order, 1 + random.nextInt(2));
        entered.accept(result);
        if (random.nextInt(4) == 0) {
          entered.accept(result);
        }
        done.merge(order.kind(), 1, Integer::sum);
      }
    }
  }

  private StudyFile study() {
    ToyStudy.corpus(folder, "music", 44, 1);
    ToyStudy.corpus(folder, "sounds", 50, 2);
    return StudyFile.read(
        ToyStudy.write(
            folder.resolve("study.yaml"),
            """
            corpora: [music.yaml, sounds.yaml]
            mixtures: [[1, 0], [1, 1]]
            grids: {svr: {C: [0.3, 3], gamma: 0.3, share: 1}}
            """
                + MORE));
  }

  @Test
  void whoeverDoesTheWorkTheBytesAreTheSame() throws IOException {
    StudyFile study = study();
    Path here = folder.resolve("here");
    Study.run(study, here, ToyStudy.options(2, false), Progress.NONE);
    Map<String, byte[]> expected = files(here);

    Path there = folder.resolve("there");
    Others others = new Others(Integer.MAX_VALUE);
    Study.run(study, there, ToyStudy.options(1, false), Progress.NONE, others);
    assertSame(expected, files(there), "done by others");
    assertEquals(WorkOrder.Kind.values().length, others.done.size(), "all kinds: " + others.done);

    // The others go away in the middle; whoever goes on needs not do again what was entered.
    Path cut = folder.resolve("cut");
    assertThrows(
        IllegalStateException.class,
        () -> Study.run(study, cut, ToyStudy.options(1, false), Progress.NONE, new Others(9)));
    tear(cut.resolve("trials.jsonl"));
    Others rest = new Others(Integer.MAX_VALUE);
    Study.run(study, cut, ToyStudy.options(1, true), Progress.NONE, rest);
    assertSame(expected, files(cut), "resumed by others");
    int all = others.done.values().stream().mapToInt(n -> n).sum();
    assertTrue(rest.done.values().stream().mapToInt(n -> n).sum() <= all - 8, rest.done.toString());
  }

  /** As a kill in the middle of a write would. */
  private static void tear(Path log) throws IOException {
    byte[] bytes = Files.readAllBytes(log);
    Files.write(log, java.util.Arrays.copyOf(bytes, bytes.length - 20));
  }

  private static void assertSame(
      Map<String, byte[]> expected, Map<String, byte[]> found, String when) {
    assertEquals(expected.keySet(), found.keySet(), when);
    expected.forEach(
        (name, bytes) -> assertArrayEquals(bytes, found.get(name), () -> name + ", " + when));
  }

  /** All files of a run, without durations and the date. */
  private static Map<String, byte[]> files(Path run) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(run)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = run.relativize(file).toString();
        byte[] bytes = Files.readAllBytes(file);
        if (name.equals("trials.jsonl")) {
          String text = new String(bytes, StandardCharsets.UTF_8);
          bytes = text.replaceAll("\"seconds\":[^,}]*", "").getBytes(StandardCharsets.UTF_8);
        } else if (name.endsWith("timings.csv")
            || name.endsWith(".jsonl")
            || name.equals("results.json")) {
          bytes = new byte[0];
        }
        files.put(name, bytes);
      }
    }
    return files;
  }
}
