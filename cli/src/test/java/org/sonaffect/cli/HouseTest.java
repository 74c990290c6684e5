package org.sonaffect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * No room is crowded: a file has at most 400 lines, a package at most 40 files, a module at most
 * 16,000 lines of code. {@link RoomsTest} holds how the rooms hang together.
 */
final class HouseTest {
  private static final int LINES_OF_A_FILE = 400;
  private static final int FILES_OF_A_PACKAGE = 40;
  private static final int CODE_OF_A_MODULE = 16_000;

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static List<Path> sources;

  @BeforeAll
  static void findSources() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      sources =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> ROOT.relativize(file).getNameCount() > 3)
              .filter(file -> ROOT.relativize(file).getName(1).toString().equals("src"))
              .sorted()
              .toList();
    }
    assertFalse(sources.isEmpty(), "no source in " + ROOT);
  }

  @Test
  void aFileIsOneIdea() throws IOException {
    Map<Path, Integer> tooLong = new TreeMap<>();
    for (Path file : sources) {
      int lines = Files.readAllLines(file).size();
      if (lines > LINES_OF_A_FILE) {
        tooLong.put(ROOT.relativize(file), lines);
      }
    }
    assertEquals(Map.of(), tooLong, "files of more than %d lines".formatted(LINES_OF_A_FILE));
  }

  @Test
  void aPackageIsSeenAtAGlance() {
    Map<Path, Long> crowded =
        sources.stream().collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
    crowded.values().removeIf(files -> files <= FILES_OF_A_PACKAGE);
    assertEquals(Map.of(), crowded, "packages of more than %d files".formatted(FILES_OF_A_PACKAGE));
  }

  @Test
  void aModuleIsReadInADay() throws IOException {
    Map<String, Integer> large = new TreeMap<>();
    for (Path file : sources) {
      Path within = ROOT.relativize(file);
      if (within.getName(2).toString().equals("main")) {
        large.merge(within.getName(0).toString(), code(Files.readAllLines(file)), Integer::sum);
      }
    }
    large.values().removeIf(lines -> lines <= CODE_OF_A_MODULE);
    assertEquals(
        Map.of(), large, "modules of more than %d lines of code".formatted(CODE_OF_A_MODULE));
  }

  @Test
  void commentsAndBlankLinesAreNoCode() {
    assertEquals(
        3, code(List.of("/* a", " b */", "", "int x; // c", "  // d", "/** e */", "y();", "}")));
  }

  /** Lines that are neither blank nor comment. */
  private static int code(List<String> lines) {
    int code = 0;
    boolean comment = false;
    for (String line : lines) {
      String text = line.strip();
      comment = comment || text.startsWith("/*");
      if (!comment && !text.isEmpty() && !text.startsWith("//")) {
        code++;
      }
      comment = comment && !text.endsWith("*/");
    }
    return code;
  }
}
