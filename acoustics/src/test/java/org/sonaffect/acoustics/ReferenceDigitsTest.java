package org.sonaffect.acoustics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sonaffect.audio.Clip;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioException.Kind;
import org.sonaffect.testkit.SharedFolder;

/** Every printed digit of every reference file, contours and functionals, of every set. */
class ReferenceDigitsTest {
  @ParameterizedTest
  @CsvSource({
    "COMPARE2016, compare2016/reference",
    "EGEMAPS, egemaps/reference",
    "EGEMAPS, egemaps/reference-extra"
  })
  void allReferenceFiles(FeatureSet set, String folder) throws IOException {
    Path tables = SharedFolder.orSkip(folder.substring(0, folder.indexOf('/')));
    List<String> differences = new ArrayList<>();
    int files = 0;
    for (ReferenceTables.Reference reference :
        ReferenceTables.in(tables.resolve(folder.substring(folder.indexOf('/') + 1)))) {
      files++;
      Clip clip = reference.clip();
      if (reference.contours().size() == 1) {
        AudioException e = assertThrows(AudioException.class, () -> set.functionals(clip));
        assertEquals(Kind.TOO_SHORT, e.kind(), reference.name());
        continue;
      }
      differences.addAll(
          ReferenceTables.differences(
              reference.name(),
              reference.contours(),
              ReferenceTables.contours(set, reference.name(), clip)));
      differences.addAll(
          ReferenceTables.differences(
              reference.name(),
              reference.functionals(),
              ReferenceTables.functionals(set, reference.name(), clip)));
    }
    assertTrue(files > 5, files + " files");
    assertEquals(
        List.of(),
        differences.subList(0, Math.min(40, differences.size())),
        differences.size() + " values differ");
  }

  @ParameterizedTest
  @CsvSource({"EGEMAPS, ''", "GEMAPS, gemaps-"})
  void namesInTheirOrder(FeatureSet set, String prefix) throws IOException {
    Path folder = SharedFolder.orSkip("egemaps");
    assertEquals(
        Files.readAllLines(folder.resolve(prefix + "feature-names.txt")), set.featureNames());
    assertEquals(
        Files.readAllLines(folder.resolve(prefix + "lld-columns.txt")), set.contourNames());
  }
}
