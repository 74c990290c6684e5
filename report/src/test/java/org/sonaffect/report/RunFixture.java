package org.sonaffect.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Control;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.SummaryJson;
import org.sonaffect.study.summary.Summary;
import org.sonaffect.study.summary.Summary.Comparison;
import org.sonaffect.study.summary.Summary.Mean;

/** A run folder with invented numbers, to look at a report without a study. */
public final class RunFixture {
  private RunFixture() {}

  /** Writes it. */
  public static void write(Path folder, boolean synthetic) throws IOException {
    Files.createDirectories(folder);
    List<Mean> scores = new ArrayList<>();
    List<Comparison> pairs = new ArrayList<>();
    double r2 = 0.2;
    for (String test : List.of("music", "sounds")) {
      for (String model : List.of("linear", "svr")) {
        for (String target : List.of("arousal", "valence")) {
          for (String train : List.of("music:1", "sounds:1", "music:1+sounds:1")) {
            boolean foreign = !train.contains(test);
            r2 = foreign ? -1.4 : r2 + 0.02;
            scores.add(score(test, train, model, target, "r2", r2, 0.08));
            scores.add(score(test, train, model, target, "rmse", foreign ? 28000 : 0.25, 0.01));
          }
          pairs.add(
              new Comparison(
                  cell(test, "music:1+sounds:1", model, target),
                  cell(test, test + ":1", model, target),
                  "r2",
                  0.021,
                  0.034,
                  0.16,
                  0.64,
                  5));
        }
      }
    }
    ObjectMapper json = new ObjectMapper();
    ObjectNode root = json.createObjectNode();
    root.put("program", "sonaffect").put("identity", "0123456789abcdef0123456789abcdef");
    ObjectNode study = root.putObject("study").put("seed", 1);
    study.withArray("protocols").add("nested");
    study.withArray("models").addObject().put("name", "svr").put("points", 96);
    study.putObject("folds").put("count", 5).put("inner", 5).put("repeats", 1);
    root.putObject("run").put("java", "17").put("date", "2026-01-01");
    for (String name : List.of("music", "sounds")) {
      root.withArray("corpora")
          .addObject()
          .put("name", name)
          .put("domain", name + " & <more>")
          .put("clips", 120)
          .put("features", 6373)
          .put("hash", "fedcba9876543210fedcba9876543210")
          .put("feature_source", "compare2013-1")
          .put("synthetic", synthetic);
    }
    root.set(
        "summary",
        SummaryJson.write(
            new Summary("Adding sounds: no gain shown.", synthetic, scores, pairs, List.of())));
    json.writeValue(folder.resolve("results.json").toFile(), root);

    StringBuilder strata = new StringBuilder(String.join(",", RunColumns.STRATA.columns()) + "\n");
    SplittableRandom random = new SplittableRandom(5);
    for (String corpus : List.of("music", "sounds")) {
      for (int i = 0; i < 120; i++) {
        strata.append(
            "%s,\"clip, %d\",%s,%s,rock,0%n"
                .formatted(corpus, i, random.nextDouble(-0.8, 0.8), random.nextDouble(-0.8, 0.8)));
      }
    }
    Files.writeString(folder.resolve("strata.csv"), strata);
    StringBuilder folds = new StringBuilder("repeat,corpus,id,fold,group,hash\n");
    for (String corpus : List.of("music", "sounds")) {
      for (int i = 0; i < 120; i++) {
        folds.append("0,%s,\"clip, %d\",%d,,%n".formatted(corpus, i, i % 5));
      }
    }
    Files.writeString(folder.resolve("folds.csv"), folds);
    predictions(folder, random);
  }

  private static void predictions(Path folder, SplittableRandom random) throws IOException {
    StringBuilder csv =
        new StringBuilder(String.join(",", RunColumns.PREDICTIONS.columns()) + "\n");
    for (String test : List.of("music", "sounds")) {
      for (String train : List.of("music:1", "sounds:1", "music:1+sounds:1")) {
        for (String model : List.of("linear", "svr")) {
          for (String target : List.of("arousal", "valence")) {
            for (int i = 0; i < 40; i++) {
              double rated = random.nextDouble(-0.8, 0.8);
              double predicted = rated + random.nextDouble(-0.5, 0.5);
              csv.append(
                  "nested,none,0,%d,%s,%s,%s,%s,\"clip, %d\",%s,%s%n"
                      .formatted(i % 5, test, train, model, target, i, rated, predicted));
            }
          }
        }
      }
    }
    Files.writeString(folder.resolve("predictions.csv"), csv);
  }

  private static Mean score(
      String test,
      String train,
      String model,
      String target,
      String metric,
      double mean,
      double halfWidth) {
    return new Mean(cell(test, train, model, target), metric, mean, halfWidth, 5, mean);
  }

  private static Cell cell(String test, String train, String model, String target) {
    return new Cell(
        Protocol.NESTED,
        Control.NONE,
        Cell.ALL,
        Cell.ALL,
        test,
        TrainingSet.parse(train),
        model,
        target);
  }
}
