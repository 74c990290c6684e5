package org.sonaffect.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The room for Spark stands beside the command line, and only it knows Spark. */
@AnalyzeClasses(packages = "org.sonaffect", importOptions = ImportOption.DoNotIncludeTests.class)
final class RoomTest {
  @ArchTest
  static final ArchRule BESIDE_THE_COMMAND_LINE =
      noClasses()
          .that()
          .resideInAPackage("org.sonaffect.spark..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.sonaffect.cli..");

  @ArchTest
  static final ArchRule NOTHING_BUT_THIS_ROOM_KNOWS_SPARK =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.sonaffect.study..", "org.sonaffect.learning..", "org.sonaffect.acoustics..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.sonaffect.spark..", "org.apache.spark..", "org.apache.hadoop..", "scala..");
}
