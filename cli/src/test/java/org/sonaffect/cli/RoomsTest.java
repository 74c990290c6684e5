package org.sonaffect.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;

/**
 * The house: a room (Maven module) may only use rooms below it, and no package needs itself through
 * another.
 *
 * <pre>
 * cli        server       spark      commands; HTTP API and page; the commands on Apache Spark
 *   \           |           /
 *    +----- model -----+    |        trained models: train, evaluate, calibrate, predict
 *    +----- report ----+    |        what a run folder says: statistics, claims, audit, figures
 *              |            |
 *            study                   study file, plan, gate, fits, run folder
 *              |      \
 *           corpus   automl          rated corpora on disk; search spaces, trials, ensembles
 *              |        \
 *         acoustics   learning       samples to functionals; matrices to pipelines
 *              |
 *            audio                   file to samples
 * </pre>
 *
 * <p>Three edges are not in the picture. {@code cli} uses {@code server} for the command {@code
 * serve}. {@code spark} uses of {@code cli} only {@code cli.command}, the commands that both run.
 * {@code study}, {@code report} and {@code model} may use every room below them that {@link #ROOMS}
 * names; a study names its feature sets.
 */
@AnalyzeClasses(packages = "org.sonaffect", importOptions = ImportOption.DoNotIncludeTests.class)
final class RoomsTest {
  /** Each room, from the top down, and the rooms it may use. */
  private static final Map<String, List<String>> ROOMS =
      Map.ofEntries(
          entry(
              "cli", List.of("server", "model", "report", "study", "corpus", "acoustics", "audio")),
          entry("server", List.of("model", "report", "study", "corpus", "acoustics", "audio")),
          entry(
              "model",
              List.of("report", "study", "corpus", "automl", "acoustics", "learning", "audio")),
          entry("report", List.of("study", "corpus", "learning")),
          entry("study", List.of("corpus", "automl", "acoustics", "learning")),
          entry("corpus", List.of("acoustics", "audio")),
          entry("automl", List.of("learning")),
          entry("acoustics", List.of("audio")),
          entry("learning", List.of()),
          entry("audio", List.of()));

  @ArchTest
  static void arrowsPointDown(JavaClasses classes) {
    ROOMS.forEach(
        (room, below) -> {
          String[] others =
              ROOMS.keySet().stream()
                  .filter(other -> !other.equals(room) && !below.contains(other))
                  .map(other -> "org.sonaffect." + other + "..")
                  .toArray(String[]::new);
          noClasses()
              .that()
              .resideInAPackage("org.sonaffect." + room + "..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(others)
              .check(classes);
        });
  }

  /** What Spark shares takes along neither the server nor the local program. */
  @ArchTest
  static final ArchRule SHARED_COMMANDS_STAND_ALONE =
      noClasses()
          .that()
          .resideInAPackage("org.sonaffect.cli.command..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.sonaffect.cli", "org.sonaffect.server..");

  @ArchTest
  static final ArchRule LEARNING_KNOWS_NO_FILES =
      noClasses()
          .that()
          .resideInAnyPackage("org.sonaffect.learning..", "org.sonaffect.automl..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "java.net..", "javax.sound..");

  @ArchTest
  static final ArchRule ONLY_SPARK_KNOWS_SPARK =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.sonaffect.spark..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..");

  @ArchTest
  static final ArchRule NO_SERIALIZATION =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.ObjectInputStream");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("org.sonaffect.(**)").should().beFreeOfCycles();
}
