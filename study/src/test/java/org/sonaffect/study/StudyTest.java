package org.sonaffect.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyTest {
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  @Test
  void runs() throws Exception {
    StudyFile study =
        ToyStudy.study(folder, "folds: {count: 3, inner: 3, min-stratum: 12}\ncontrols: [{randomise: music, draws: 2}]\n");
    long t = System.nanoTime();
    RunFolder run = Study.run(study, folder.resolve("run"), ToyStudy.options(1, false), Progress.NONE);
    System.out.println((System.nanoTime() - t) * 1e-9);
    System.out.println(run.summary().sentence());
    
    
    run.summary().controls().forEach(System.out::println);
    java.util.Map<String,Double> sums = new java.util.TreeMap<>();
    java.nio.file.Files.readAllLines(folder.resolve("run/timings.csv")).stream().limit(8).forEach(System.out::println);
    assertEquals(java.util.List.of("music", "sounds"), run.corpora());
    for (String f : new String[]{"results.csv","predictions.csv","folds.csv","splits.csv","strata.csv","duplicates.csv","timings.csv","trials.jsonl"}) {
      System.out.println("== " + f);
      java.nio.file.Files.readAllLines(folder.resolve("run").resolve(f)).stream().limit(4).forEach(l -> System.out.println(l.length() > 300 ? l.substring(0, 300) : l));
    }
  }
}
