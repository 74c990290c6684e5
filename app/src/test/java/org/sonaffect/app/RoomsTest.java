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
          .layer("app")
          .definedBy("org.sonaffect.app..")
          .layer("study")
          .definedBy("org.sonaffect.study..")
          .layer("learning")
          .definedBy("org.sonaffect.learning..")
          .layer("acoustics")
          .definedBy("org.sonaffect.acoustics..")
          .whereLayer("app")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("study")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("learning")
          .mayOnlyBeAccessedByLayers("study", "app")
          .whereLayer("acoustics")
          .mayOnlyBeAccessedByLayers("study", "app");

  @ArchTest
  static final ArchRule LEARNING_KNOWS_NO_FILES =
      noClasses()
          .that()
          .resideInAPackage("org.sonaffect.learning..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "java.net..", "javax.sound..");

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
