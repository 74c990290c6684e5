package org.sonaffect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * No room is crowded: a file has at most 400 lines, a package at most 40 files, a module at most
 * 16,000 lines of code. The pages that explain the code name classes that exist. {@link RoomsTest}
 * checks how modules and packages depend on each other.
 */
final class HouseTest {
  private static final int LINES_OF_A_FILE = 400;
  private static final int FILES_OF_A_PACKAGE = 40;
  private static final int CODE_OF_A_MODULE = 16_000;

  private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|interface|enum) (\\w+)");
  private static final Pattern NAMED =
      Pattern.compile("(?:\\{@code[\\s*]+(?:[a-z]+\\.)*|`)([A-Z][a-z]\\w+)(?:}|`)");
  private static final Set<String> JDK = Set.of("Math", "StrictMath");

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

  /** A reader who follows a package page or docs/ARCHITECTURE.md finds every class. */
  @Test
  void theClassesThatPagesNameAreThere() throws IOException {
    Set<String> declared = new TreeSet<>();
    for (Path file : sources) {
      Matcher type = TYPE.matcher(Files.readString(file));
      while (type.find()) {
        declared.add(type.group(1));
      }
    }
    List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("docs/ARCHITECTURE.md")));
    sources.stream().filter(f -> f.endsWith("package-info.java")).forEach(pages::add);
    Map<Path, Set<String>> absent = new TreeMap<>();
    for (Path page : pages) {
      Matcher named = NAMED.matcher(Files.readString(page));
      while (named.find()) {
        if (!declared.contains(named.group(1)) && !JDK.contains(named.group(1))) {
          absent.computeIfAbsent(ROOT.relativize(page), p -> new TreeSet<>()).add(named.group(1));
        }
      }
    }
    assertEquals(Map.of(), absent, "pages that name classes which are not there");
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
