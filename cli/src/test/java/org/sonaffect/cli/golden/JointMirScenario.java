package org.sonaffect.cli.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Studies of two real tables under every protocol: grids, AutoML, learning curves, transfer. */
final class JointMirScenario {
  private static final int PART_OF_MUSIC = 3;
  private static final int PART_OF_SOUNDS = 4;

  private JointMirScenario() {}

  static void run(Program program) throws IOException, InterruptedException {
    Path input = program.folder().resolve("input");
    Path tables = Repository.shared().resolve("data/joint-mir");
    Repository.copy(tables, input, ".csv");
    Repository.copy(Scenario.RESOURCES.resolve("joint-mir"), input, ".yaml");
    part(tables.resolve("music_musifeast17.csv"), PART_OF_MUSIC, input.resolve("music-part.csv"));
    part(
        tables.resolve("sounds_emosoundscapes600.csv"),
        PART_OF_SOUNDS,
        input.resolve("sounds-part.csv"));
    for (String study : List.of("grids", "curves", "automl")) {
      program.run("study-" + study, "study input/%s.yaml -o %s".formatted(study, study));
      Scenario.judge(program, study);
      program.run("audit-study-" + study, "audit input/%s.yaml".formatted(study));
    }
    program.run("audit-json", "audit --json automl");
    program.run("report-two", "report curves automl --json -o two.html");
  }

  /** Every {@code step}th clip: a search on fewer rows is quicker. */
  private static void part(Path table, int step, Path to) throws IOException {
    List<String> lines = Files.readAllLines(table);
    List<String> part = new ArrayList<>();
    for (int i = 0; i < lines.size(); i += i == 0 ? 1 : step) {
      part.add(lines.get(i));
    }
    Files.write(to, part);
  }
}
