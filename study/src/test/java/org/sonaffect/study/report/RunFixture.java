package org.sonaffect.study.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.sonaffect.study.Summary;
import org.sonaffect.study.Summary.Comparison;
import org.sonaffect.study.Summary.Score;

/** A run folder with invented numbers, to look at a report without a study. */
final class RunFixture {
  private RunFixture() {}

  static void write(Path folder, boolean synthetic) throws IOException {
    Files.createDirectories(folder);
    List<Score> scores = new ArrayList<>();
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
                  "sound",
                  "none",
                  test,
                  "music:1+sounds:1",
                  test + ":1",
                  model,
                  target,
                  "r2",
                  0.021,
                  -0.013,
                  0.055,
                  0.16,
                  5));
        }
      }
    }
    ObjectMapper json = new ObjectMapper();
    ObjectNode root = json.createObjectNode();
    ObjectNode provenance = root.putObject("provenance");
    provenance.put("sonaffect", "0.1.0").put("java", "17").put("date", "2026-01-01").put("seed", 1);
    provenance.put("studyHash", "0123456789abcdef0123456789abcdef").put("study", "seed: 1\n");
    provenance.put("folds", 5).put("innerFolds", 5).put("repeats", 1);
    for (String name : List.of("music", "sounds")) {
      provenance
          .withArray("corpora")
          .addObject()
          .put("name", name)
          .put("domain", name + " & <more>")
          .put("items", 120)
          .put("groups", 100)
          .put("strata", 4)
          .put("hash", "fedcba9876543210fedcba9876543210")
          .put("features", "ComParE 2013")
          .put("synthetic", synthetic);
    }
    provenance.withArray("models").addObject().put("name", "svr").put("points", 96);
    root.set(
        "summary",
        json.valueToTree(
            new Summary(
                scores,
                pairs,
                List.of(
                    "On music, adding sounds changes the R² of arousal (svr) by +0.021 (95 % interval −0.013 to +0.055): no gain shown."))));
    json.writeValue(folder.resolve("results.json").toFile(), root);

    StringBuilder strata = new StringBuilder("corpus,id,arousal,valence,category,stratum\n");
    SplittableRandom random = new SplittableRandom(5);
    for (String corpus : List.of("music", "sounds")) {
      for (int i = 0; i < 120; i++) {
        strata.append(
            "%s,\"clip, %d\",%s,%s,rock,0%n"
                .formatted(corpus, i, random.nextDouble(-0.8, 0.8), random.nextDouble(-0.8, 0.8)));
      }
    }
    Files.writeString(folder.resolve("strata.csv"), strata);
    Files.writeString(folder.resolve("timings.csv"), "what,seconds\nsearch,12.5\n");
  }

  private static Score score(
      String test,
      String train,
      String model,
      String target,
      String metric,
      double mean,
      double halfWidth) {
    return new Score("sound", "none", test, train, model, target, metric, mean, halfWidth, 5);
  }
}
