package org.sonaffect.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the rooms point down, and no package needs itself through another. */
@AnalyzeClasses(packages = "org.sonaffect", importOptions = ImportOption.DoNotIncludeTests.class)
final class RoomsTest {
  @ArchTest
  static final ArchRule ARROWS_POINT_DOWN =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("app")
          .definedBy("org.sonaffect.app..")
          .layer("spark")
          .definedBy("org.sonaffect.spark..")
          .layer("study")
          .definedBy("org.sonaffect.study..")
          .layer("learning")
          .definedBy("org.sonaffect.learning..")
          .layer("acoustics")
          .definedBy("org.sonaffect.acoustics..")
          .whereLayer("app")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("spark")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("study")
          .mayOnlyBeAccessedByLayers("app", "spark")
          .whereLayer("learning")
          .mayOnlyBeAccessedByLayers("study", "app", "spark")
          .whereLayer("acoustics")
          .mayOnlyBeAccessedByLayers("study", "app", "spark");

  @ArchTest
  static final ArchRule LEARNING_KNOWS_NO_FILES =
      noClasses()
          .that()
          .resideInAPackage("org.sonaffect.learning..")
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
      slices().matching("org.sonaffect.(*)..").should().beFreeOfCycles();
}
