package org.sonaffect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every citation of a page or section, and every link between pages, leads somewhere. */
class CitationsTest {
  @TempDir private Path folder;

  @Test
  void everyCitationOfTheRepositoryResolves() throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("docs/ARCHITECTURE.md"))) {
      root = root.getParent();
    }
    assertEquals("", String.join("\n", Citations.faults(root)));
  }

  @Test
  void whatIsThereIsFound() throws IOException {
    write("DOCS/spec/tones.md", "## T1 Pitch\n\n### T1.2 A `b`\n\nSee $T1, and [it](#t12-a-b).\n");
    write("README.md", "[tones](DOCS/spec/tones.md#t1-pitch), DOCS/spec/tones.md $T1\n");
    write("A.java", "/** DOCS/spec/tones.md\n * $T1, $T1.2 and $T1. RFC 9639 section 9. */\n");
    assertEquals(List.of(), faults());
  }

  @Test
  void aPageThatIsNotThere() throws IOException {
    write("A.java", "class A {\n  // DOCS/none.md $2\n}\n");
    assertEquals(List.of("A.java line 2: there is no page DOCS/none.md"), faults());
  }

  @Test
  void aSectionThatIsNotThere() throws IOException {
    write("DOCS/spec/tones.md", "## T1 Pitch\n");
    write("A.java", "class A {\n  // DOCS/spec/tones.md $T1,\n  // $T2\n}\n");
    assertEquals(List.of("A.java line 2: DOCS/spec/tones.md has no section T2"), faults());
  }

  @Test
  void aSectionOrPageByItselfInJava() throws IOException {
    write("DOCS/spec/tones.md", "## T1 Pitch\n");
    write("A.java", "/** By tones.md. */\nclass A {\n  // $T1\n}\n");
    assertEquals(
        List.of(
            "A.java line 3: $T1 does not say of which page",
            "A.java line 1: tones.md does not say where it is"),
        faults());
  }

  @Test
  void aSectionOfAPageThatHasItNot() throws IOException {
    write("DOCS/spec/tones.md", "## T1 Pitch\n\nAs $T1 says,\nand $T3.\n");
    assertEquals(List.of("DOCS/spec/tones.md line 4: there is no section T3"), faults());
  }

  @Test
  void aLinkToNothing() throws IOException {
    write(
        "DOCS/spec/tones.md",
        "## T1 Pitch\n\n[a](../none.md)\n[b](#t2)\n[c](https://example.org/) `[d](none)`\n");
    assertEquals(
        List.of(
            "DOCS/spec/tones.md line 3: there is no ../none.md",
            "DOCS/spec/tones.md line 4: there is no heading for #t2"),
        faults());
  }

  /**
   * Writes a file; DOCS and $ stand for what would make this very source cite what is not there.
   */
  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name.replace("DOCS", "docs"));
    Files.createDirectories(file.getParent());
    Files.writeString(file, text.replace("DOCS", "docs").replace("$", "§"));
  }

  private List<String> faults() throws IOException {
    return Citations.faults(folder).stream()
        .map(fault -> fault.replace("docs/", "DOCS/").replace("§", "$"))
        .toList();
  }
}
