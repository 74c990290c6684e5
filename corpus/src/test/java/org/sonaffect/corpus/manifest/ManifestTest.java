package org.sonaffect.corpus.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.Disk;
import org.sonaffect.corpus.RatingScale;

/**
 * What a corpus.yaml may say, and that its faults are said at once, by line, with what is allowed.
 */
class ManifestTest {
  @TempDir Path folder = Path.of("");

  private Manifest read(String... lines) throws IOException {
    return Manifest.read(Disk.text(folder.resolve("corpus.yaml"), lines));
  }

  private List<String> faults(String... lines) {
    CorpusException e = assertThrows(CorpusException.class, () -> read(lines));
    return e.problems().stream().map(p -> p.line() + ": " + p.message()).toList();
  }

  private void assertFault(String wanted, String... lines) {
    List<String> faults = faults(lines);
    assertTrue(faults.stream().anyMatch(f -> f.contains(wanted)), faults::toString);
  }

  @Test
  void readsEveryKeyOfTheDesign() throws IOException {
    Manifest manifest =
        read(
            "name: sounds",
            "domain: general sounds",
            "clips: tables/clips.csv",
            "columns: {file: id, arousal: AroMN}",
            "scale: [1, 9]",
            "exclude: {category: Music, group: [a, b]}",
            "features: tables/features.csv",
            "licence: CC BY 4.0",
            "synthetic: true");
    assertEquals("sounds", manifest.name());
    assertEquals("general sounds", manifest.domain());
    assertEquals(folder.resolve("tables/clips.csv"), manifest.tables().get(0).file());
    assertEquals(Map.of("file", "id", "arousal", "AroMN"), manifest.tables().get(0).columns());
    assertEquals(new RatingScale(1, 9), manifest.scale());
    assertEquals(
        Map.of("category", List.of("Music"), "group", List.of("a", "b")), manifest.exclude());
    assertEquals(folder.resolve("tables/features.csv"), manifest.features());
    assertEquals("CC BY 4.0", manifest.licence());
    assertTrue(manifest.synthetic());
  }

  @Test
  void shippedDataSetsNeedOnlyTheirPath() throws IOException {
    Manifest iads = read("format: iads-e", "path: ../data/IADS-E", "exclude: {category: Music}");
    assertEquals("iads-e", iads.format().word());
    assertEquals("sounds", iads.name());
    assertEquals(new RatingScale(1, 9), iads.scale());
    assertEquals(folder.resolveSibling("data/IADS-E"), iads.root());
    Manifest pmemo = read("format: pmemo", "path: PMEmo2019", "name: songs");
    assertEquals("songs", pmemo.name());
    assertEquals("music", pmemo.domain());
    assertEquals(new RatingScale(0, 1), pmemo.scale());
    assertFalse(pmemo.synthetic());
  }

  @Test
  void anUnknownKeyIsNamedWithWhatIsAllowedAndWhatMayBeMeant() {
    List<String> faults =
        faults(
            "name: sounds",
            "domain: x",
            "clips: clips.csv",
            "scale: [1, 9]",
            "exlude: {category: Music}");
    assertEquals(1, faults.size());
    assertTrue(
        faults
            .get(0)
            .startsWith("5: unknown key exlude; did you mean exclude? (allowed are name, domain,"),
        faults::toString);
  }

  @Test
  void saysAllFaultsAtOnce() {
    List<String> faults =
        faults(
            "nmae: sounds",
            "clips: []",
            "scale: [9, 1]",
            "columns: {aroussal: x}",
            "synthetic: perhaps");
    assertEquals(7, faults.size(), faults::toString);
  }

  @Test
  void refusesWhatIsNoScale() {
    for (String scale :
        List.of("[9, 1]", "[1]", "[1, nine]", "[1, .inf]", "9", "{low: 1}", "[5, 5]")) {
      assertFault(
          "scale needs two numbers", "name: a", "domain: b", "clips: c.csv", "scale: " + scale);
    }
  }

  @Test
  void refusesKeysOfTheOtherFormat() {
    assertFault(
        "scale cannot be combined with format", "format: pmemo", "path: x", "scale: [0, 1]");
    assertFault(
        "path needs format", "name: a", "domain: b", "clips: c.csv", "scale: [0, 1]", "path: x");
    assertFault("expected one of deam, ", "format: dream", "path: x");
  }

  @Test
  void namesStandInFilesAndTableCells() {
    for (String name : List.of("a+b", "a:1", "../up", "'a,b'", "' '")) {
      assertFault("name is", "name: " + name, "domain: b", "clips: c.csv", "scale: [0, 1]");
    }
  }

  @Test
  void whatCouldRunOrGrowIsRefused() {
    assertFault("tags (!) are not supported", "name: !!javax.script.ScriptEngineManager [x]");
    assertFault("tags (!) are not supported", "name: !!binary aGVsbG8=");
    assertFault("anchors and aliases", "name: &a x", "domain: *a");
    assertFault("anchors and aliases", "a: &a [x, x]", "b: [*a, *a]");
    assertFault("nested deeper", "name: " + "[".repeat(100) + "]".repeat(100));
    assertFault("second document", "name: a", "---", "name: b");
    assertFault("name is given twice", "name: a", "name: b");
    assertFault("expected a map", "- name");
    assertFault("expected a map", "");
    assertFault("not YAML", "name: [a", "b: }");
    assertFault("larger than 1 MiB", "name: " + "x".repeat(1 << 20));
  }

  @Test
  void numbersAndWordsOfYamlStayText() throws IOException {
    Manifest manifest =
        read(
            "name: 2019",
            "domain: yes",
            "clips: c.csv",
            "scale: [-1, 1e0]",
            "exclude: {category: [no, 12, 1.50]}");
    assertEquals("2019", manifest.name());
    assertEquals("yes", manifest.domain());
    assertEquals(List.of("no", "12", "1.50"), manifest.exclude().get("category"));
  }

  @Test
  void aMissingManifestIsAProblemOfItsOwn() {
    CorpusException e =
        assertThrows(CorpusException.class, () -> Manifest.read(folder.resolve("none.yaml")));
    assertEquals("there is no such file", e.problems().get(0).message());
  }
}
