package org.sonaffect.acoustics.functional;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.sonaffect.acoustics.contour.ContourNames;

/** docs/FEATURES.md leaves out no contour and no functional. */
class FeaturesPageTest {
  @Test
  void everyContourAndFunctionalIsExplained() throws IOException {
    String page = Files.readString(Path.of("").toAbsolutePath().resolveSibling("docs/FEATURES.md"));
    TreeSet<String> words = new TreeSet<>();
    for (String contour : ContourNames.names().subList(0, FeatureNames.CONTOURS)) {
      words.add(contour.replaceAll("_sma(\\[\\d+])?$", ""));
    }
    for (Component component : Component.values()) {
      words.addAll(component.functionals());
    }
    words.removeIf(word -> page.contains("`" + word + "`") || page.contains("`" + word + "["));
    assertTrue(words.isEmpty(), "docs/FEATURES.md does not explain " + words);
  }
}
