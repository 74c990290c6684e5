package org.sonaffect.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.corpus.load.CorpusLoader;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.StudyOptions;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.run.Study;

/** A study whose searches are tasks of Spark, with folds from a file. */
final class StudyOnSparkTest {
  @TempDir Path folder;

  @Test
  void theRunFolderIsTheLocalOne() throws Exception {
    StudyFile study = StudyFile.read(study());
    Path here = folder.resolve("here");
    Study.run(study, here, options(), Progress.NONE);
    Path there = folder.resolve("there");
    SparkConf two = LocalSpark.configuration();
    try (Cluster cluster = Cluster.open(two, "test")) {
      Study.run(study, there, options(), Progress.NONE, new SparkWorkforce(cluster, "toy"));
    }
    Map<String, byte[]> expected = files(here);
    Map<String, byte[]> found = files(there);
    assertEquals(expected.keySet(), found.keySet());
    expected.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
    assertEquals(
        RunFolder.read(here).summary(), RunFolder.read(there).summary(), "and what is said of it");
  }

  private static StudyOptions options() {
    return StudyOptions.of(CorpusLoader.standard(1, Progress.NONE)::load).withJobs(2);
  }

  private Path study() throws IOException {
    StringBuilder folds = new StringBuilder("corpus,id,fold\n");
    for (String name : List.of("music", "sounds")) {
      SplittableRandom random = new SplittableRandom(name.length());
      StringBuilder clips = new StringBuilder("id,arousal,valence,a,b,c\n");
      for (int i = 0; i < 50; i++) {
        double[] x = random.doubles(3).toArray();
        clips.append("%s%d,%s,%s".formatted(name, i, 1 + 8 * x[0], 1 + 4 * x[0] + 4 * x[1]));
        for (double value : x) {
          clips.append(',').append(value + 0.3 * random.nextDouble());
        }
        clips.append('\n');
        folds.append("%s,%s%d,%d\n".formatted(name, name, i, i % 2));
      }
      Files.writeString(folder.resolve(name + ".csv"), clips);
      Files.writeString(
          folder.resolve(name + ".yaml"),
          """
          name: %1$s
          domain: %1$s
          clips: %1$s.csv
          features: %1$s.csv
          columns: {id: id}
          scale: [1, 9]
          """
              .formatted(name));
    }
    Files.writeString(folder.resolve("folds.csv"), folds);
    return Files.writeString(
        folder.resolve("study.yaml"),
        """
        corpora: [music.yaml, sounds.yaml]
        mixtures: [[1, 0], [1, 1]]
        models: [svr]
        grids: {svr: {C: [0.3, 3], gamma: 0.3, share: 1}}
        folds: {from: folds.csv, inner: 2, min-stratum: 12}
        """);
  }

  private static Map<String, byte[]> files(Path run) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(run)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = run.relativize(file).toString();
        String text = Files.readString(file);
        boolean timed = name.equals("timings.csv") || name.equals("results.json");
        files.put(
            name,
            timed
                ? new byte[0]
                : text.replaceAll("\"seconds\":[^,}]*", "").getBytes(StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
