package org.sonaffect.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Spark shares the commands and their options with the local program, and only it knows Spark. */
@AnalyzeClasses(packages = "org.sonaffect", importOptions = ImportOption.DoNotIncludeTests.class)
final class RoomTest {
  @ArchTest
  static final ArchRule OF_THE_COMMAND_LINE_ONLY_WHAT_IS_SHARED =
      noClasses()
          .that()
          .resideInAPackage("org.sonaffect.spark..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.sonaffect.cli", "org.sonaffect.server..");

  @ArchTest
  static final ArchRule NOTHING_BUT_THIS_ROOM_KNOWS_SPARK =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.sonaffect.spark..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.sonaffect.spark..", "org.apache.spark..", "org.apache.hadoop..", "scala..");
}
