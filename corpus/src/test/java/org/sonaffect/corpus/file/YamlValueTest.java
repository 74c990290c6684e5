package org.sonaffect.corpus.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.Disk;

/**
 * Typed values of a YAML file, and that a fault names file, line, key, what was found and wanted.
 */
class YamlValueTest {
  @TempDir Path folder = Path.of("");

  private YamlValue read(String... lines) throws IOException {
    return YamlValue.read(Disk.text(folder.resolve("s.yaml"), lines), "the study");
  }

  private void assertFault(String wanted, Executable reading) {
    FileException fault = assertThrows(FileException.class, reading);
    assertEquals(folder.resolve("s.yaml") + wanted, fault.getMessage());
  }

  @Test
  void readsTypedValues() throws IOException {
    YamlValue study =
        read(
            "folds: {count: 5, share: 0.25}",
            "models: [svr, 'ridge']",
            "quick: true",
            "seed: 12345678901",
            "file: sub/x.csv");
    YamlValue folds = study.require("folds").mapping(List.of("count", "share"));
    assertEquals(5, folds.require("count").integer(2, 10));
    assertEquals(0.25, folds.require("share").number(0, 1));
    assertEquals(
        List.of("svr", "ridge"),
        study.require("models").items().stream().map(YamlValue::text).toList());
    assertTrue(study.require("quick").flag());
    assertEquals(12345678901L, study.require("seed").seed());
    assertEquals(folder.resolve("sub/x.csv"), study.require("file").path());
    assertNull(study.get("corpora"));
  }

  @Test
  void aFaultNamesFileLineKeyFoundAndWanted() throws IOException {
    YamlValue study = read("folds:", "  count: 1", "mixtures: [[1, 0], [2, x]]", "fold: 3");
    YamlValue folds = study.require("folds");
    assertFault(
        " line 2: folds.count is 1, expected a whole number in [2, 10]",
        () -> folds.require("count").integer(2, 10));
    YamlValue mixture = study.require("mixtures").items().get(1);
    assertFault(
        " line 3: mixtures[2][2] is x, expected a number in [0.0, 1.0]",
        () -> mixture.items().get(1).number(0, 1));
    assertFault(" line 3: mixtures[2] is [2, x], expected a text", mixture::text);
    assertFault(" line 1: the study has no seed", () -> study.require("seed"));
    assertFault(
        " line 4: the study has the key fold (did you mean folds?), expected one of [folds,"
            + " mixtures]",
        () -> study.mapping(List.of("folds", "mixtures")));
    assertFault(
        " line 2: folds has the key count, expected one of [inner]",
        () -> folds.mapping(List.of("inner")));
  }

  @Test
  void aChangedCopyLeavesTheValueAlone() throws IOException {
    YamlValue study = read("folds: {count: 5}", "seed: 1", "quick: {seed: x}");
    YamlValue quick = study.require("quick").require("seed");
    YamlValue changed =
        study
            .without("quick")
            .with("seed", quick)
            .with("folds", study.require("folds").with("repeats", 1))
            .with("budget", study.emptyMap("budget").with("trials", 12));
    assertEquals(
        Map.of(
            "folds", Map.of("count", 5, "repeats", 1), "seed", "x", "budget", Map.of("trials", 12)),
        Objects.requireNonNull(changed.plain()));
    assertEquals(1, study.require("seed").integer(0, 9));
    assertFault(
        " line 3: quick.seed is x, expected a whole number", () -> changed.require("seed").seed());
    assertFault(
        " line 1: budget.trials is 12, expected a whole number in [1, 9]",
        () -> changed.require("budget").require("trials").integer(1, 9));
  }

  /** A corpus may be called anything that its manifest can write without quotes. */
  @Test
  void namesAreReadAsTheyAreWritten() throws IOException {
    for (String name :
        List.of("0510", "1.10", "no", "yes", "on", "null", "~", "2024-01-31", "1e3")) {
      YamlValue file = read("name: " + name, "list: [" + name + "]");
      assertEquals(name, file.name("name"));
      assertEquals(name, file.require("list").items().get(0).name());
    }
    assertNull(read("other: 1").name("name"));
    assertTrue(Objects.requireNonNull(read("a: null", "b: 1").entries().get("a")).isNull());
  }

  @Test
  void utf16IsReadAndOtherEncodingsNameTheByte() throws IOException {
    String text = "name: \u00e4\nseed: 3\n";
    Path file = folder.resolve("s.yaml");
    for (Charset charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
      Disk.bytes(file, text.getBytes(charset));
      assertEquals("\u00e4", YamlValue.read(file, "the study").name("name"));
    }
    Disk.bytes(file, ("# x\n" + text).getBytes(StandardCharsets.ISO_8859_1));
    assertFault(
        " line 2: byte 11 of the file, 0xE4, is not UTF-8 text (in Windows-1252 it is \"\u00e4\");"
            + " save the file as UTF-8",
        () -> YamlValue.read(file, "the study"));
  }
}
