package org.sonaffect.cli.golden;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The built-in corpora in their small form: a study, models, cards, predictions, calibration. */
final class SyntheticScenario {
  private SyntheticScenario() {}

  static void run(Program program) throws IOException, InterruptedException {
    program.run("demo-quick", "demo --quick --json -o quick");
    Path corpora = program.folder().resolve("quick/corpora");
    Repository.copy(Scenario.RESOURCES.resolve("synthetic"), corpora, ".yaml");
    program.run("audit-study", "audit quick/corpora/study.yaml");
    program.run("transfer", "study quick/corpora/transfer.yaml --cache quick/cache -o transfer");
    Scenario.judge(program, "transfer");
    train(program, "svr", "--model compact");
    train(program, "automl", "--model automl");
    for (String model : List.of("svr", "automl")) {
      predict(program, model);
    }
    program.run(
        "calibrate",
        "calibrate automl.model quick/corpora/sounds.yaml --anyway --cache quick/cache -o mine.model");
    program.run("calibrated", "predict mine.model quick/corpora/sounds");
  }

  private static void train(Program program, String name, String which)
      throws IOException, InterruptedException {
    program.run(
        "train-" + name,
        "train quick/corpora/train.yaml %s --cache quick/cache -o %s.model".formatted(which, name));
    program.run("card-" + name, "model %s.model --html card-%s.html".formatted(name, name));
    program.run("card-json-" + name, "model %s.model --json".formatted(name));
  }

  private static void predict(Program program, String name)
      throws IOException, InterruptedException {
    String predict = "predict " + name + ".model quick/corpora/";
    program.run("predict-csv-" + name, predict + "music");
    program.run("predict-jsonl-" + name, predict + "sounds --format jsonl");
    program.run("predict-table-" + name, predict + "music/rock-01a.wav --format table --scale 1-9");
    program.run(
        "predict-domain-" + name, predict + "music/rock-01a.wav --domain=synthetic\u00a0sounds");
    program.run(
        "windows-" + name,
        predict + "music/rock-01a.wav --window 1 --hop 0.5 -o windows-%s.jsonl".formatted(name));
  }
}
