package org.sonaffect.cli.golden;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A few commands of the program, and so a folder of outputs.
 *
 * @param name of the folder
 * @param needs a folder of the shared data, or empty
 * @param script runs the commands
 */
record Scenario(String name, String needs, Script script) {
  /** Commands. */
  interface Script {
    void run(Program program) throws IOException, InterruptedException;
  }

  static final Path RESOURCES = Path.of("src/test/resources/golden").toAbsolutePath();

  private static final List<Scenario> ALL =
      List.of(
          new Scenario("joint-mir", "data/joint-mir", JointMirScenario::run),
          new Scenario("demo", "", Scenario::demo),
          new Scenario("synthetic", "", SyntheticScenario::run),
          new Scenario("reference", "compare2013/reference", FeaturesScenario::reference),
          new Scenario("clips", "", FeaturesScenario::committed),
          new Scenario("old", "", Scenario::old));

  /** All, or those that the system property {@code sonaffect.golden.only} names: a,b. */
  static List<Scenario> chosen() {
    List<String> only = List.of(System.getProperty("sonaffect.golden.only", "").split(","));
    return ALL.stream().filter(s -> only.contains("") || only.contains(s.name)).toList();
  }

  private static void demo(Program program) throws IOException, InterruptedException {
    program.run("demo", "demo -o run");
    judge(program, "run");
    program.run("predict", "predict demo run/corpora/music run/corpora/sounds");
    program.run("model", "model demo");
  }

  /** Report and audits of a run folder and its table of folds. */
  static void judge(Program program, String run) throws IOException, InterruptedException {
    program.run("report-" + run, "report " + run + " --json");
    program.run("audit-" + run, "audit " + run);
    program.run("audit-folds-" + run, "audit " + run + "/folds.csv");
  }

  /** What an earlier version wrote is read, judged and continued. */
  private static void old(Program program) throws IOException, InterruptedException {
    try (InputStream bytes = Files.newInputStream(RESOURCES.resolve("old/old.zip"));
        ZipInputStream zip = new ZipInputStream(bytes)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = program.folder().resolve(entry.getName());
        if (!entry.isDirectory()) {
          Files.createDirectories(file.getParent());
          Files.copy(zip, file);
        }
      }
    }
    judge(program, "run");
    program.run("resume", "study corpora/study.yaml --resume -o run");
    program.run("audit-study", "audit corpora/study.yaml");
    program.run("audit-json", "audit --json run");
    for (String model : List.of("svr", "automl", "ensemble")) {
      program.run("card-" + model, "model " + model + ".model --json");
      // The clips are none of the model's, so that it has to predict them.
      program.run(
          "calibrate-" + model,
          "calibrate %s.model corpora/listeners.yaml --anyway --json -o new-%s.model"
              .formatted(model, model));
    }
  }
}
