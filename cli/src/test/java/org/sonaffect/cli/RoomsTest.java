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

/** The arrows between the rooms point down, and no package needs itself through another. */
@AnalyzeClasses(packages = "org.sonaffect", importOptions = ImportOption.DoNotIncludeTests.class)
final class RoomsTest {
  /** Each room, from the top down, and the rooms it may use. */
  private static final Map<String, List<String>> ROOMS =
      Map.ofEntries(
          entry(
              "cli",
              List.of(
                  "server",
                  "model",
                  "report",
                  "study",
                  "corpus",
                  "acoustics",
                  "learning",
                  "audio")),
          entry("server", List.of("model", "report", "study", "corpus", "acoustics", "audio")),
          entry(
              "model",
              List.of("report", "study", "corpus", "automl", "acoustics", "learning", "audio")),
          entry("report", List.of("study", "corpus", "learning")),
          entry("study", List.of("corpus", "automl", "learning")),
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
