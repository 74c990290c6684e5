package org.sonaffect.acoustics.functional;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.sonaffect.acoustics.FeatureSet;
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
    for (String name : FeatureSet.EGEMAPS.contourNames()) {
      // Of F1 to F3 and mfcc1 to mfcc4 the page names the ends.
      words.add(name.replaceAll("_sma3(nz)?$", "").replaceAll("(?<=^F|^mfcc)[23]", "1"));
    }
    for (String name : FeatureSet.EGEMAPS.featureNames()) {
      words.add(name.contains("_sma3") ? name.substring(name.lastIndexOf('_') + 1) : name);
    }
    words.removeIf(word -> page.contains("`" + word + "`") || page.contains("`" + word + "["));
    assertTrue(words.isEmpty(), "docs/FEATURES.md does not explain " + words);
  }
}
