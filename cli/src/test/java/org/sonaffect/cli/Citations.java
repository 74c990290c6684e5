package org.sonaffect.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All citations and links in the sources and pages of a repository. A citation is {@code
 * docs/<page>}, or {@code docs/<page> §<section>}; several sections may follow. In pages a section
 * may stand alone: it is then one of the same page, or of the only page of docs/spec that has it.
 */
final class Citations {
  private static final String SECTION = "§([A-Z]?\\d+(?:\\.\\d+)*)";
  private static final Pattern BARE = Pattern.compile(SECTION);
  private static final Pattern CITATION =
      Pattern.compile(
          "(?<![\\w/.-])docs/[\\w./-]+\\.(?:md|yaml)((?:(?:,| and| to)? +" + SECTION + ")*)");

  /** A page in a comment that does not say where it is. */
  private static final Pattern PLACELESS =
      Pattern.compile("(?m)^\\s*(?:/?\\*+|//).*?(?<![\\w/.-])(?!README)([\\w-]+\\.md)\\b");

  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");

  /** The end of a line, with what marks the next one as part of the same comment. */
  private static final Pattern NEW_LINE = Pattern.compile("\\n[ \\t]*(?:\\*(?!/)|//|#)?[ \\t]*");

  private final Path root;
  private final Map<Path, Page> pages = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();

  private Citations(Path root) {
    this.root = root;
  }

  /** What does not resolve below a folder, each as {@code file line n: ...}. */
  static List<String> faults(Path root) throws IOException {
    Citations citations = new Citations(root);
    List<Path> files = citations.files();
    for (Path file : files) {
      if (file.toString().endsWith(".md")) {
        citations.pages.put(file, Page.of(Files.readString(file)));
      }
    }
    for (Path file : files) {
      citations.check(file, Files.readString(file));
    }
    return citations.faults;
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = String.valueOf(folder.getFileName());
            boolean ours = folder.equals(root) || !(name.equals("target") || name.startsWith("."));
            return ours ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().matches(".*\\.(java|md|yaml)|.*pom\\.xml")) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(null);
    return files;
  }

  private void check(Path file, String text) {
    boolean page = file.toString().endsWith(".md");
    StringBuilder left = new StringBuilder(joined(text));
    Matcher cited = CITATION.matcher(left.toString());
    while (cited.find()) {
      String path = cited.group().substring(0, cited.start(1) - cited.start());
      Path target = root.resolve(path);
      if (!Files.isRegularFile(target)) {
        fault(file, text, cited.start(), "there is no page " + path);
      }
      Matcher section = BARE.matcher(cited.group(1));
      while (Files.isRegularFile(target) && section.find()) {
        if (!page(target).sections().contains(section.group(1))) {
          fault(file, text, cited.start(), path + " has no section " + section.group(1));
        }
      }
      left.replace(cited.start(), cited.end(), " ".repeat(cited.end() - cited.start()));
    }
    Matcher bare = BARE.matcher(left);
    while (bare.find()) {
      if (!page) {
        fault(file, text, bare.start(), bare.group() + " does not say of which page");
      } else if (!resolves(file, bare.group(1))) {
        fault(file, text, bare.start(), "there is no section " + bare.group(1));
      }
    }
    if (page) {
      links(file, text);
    } else {
      Matcher placeless = PLACELESS.matcher(text);
      while (placeless.find()) {
        fault(file, text, placeless.start(1), placeless.group(1) + " does not say where it is");
      }
    }
  }

  /** The text on one line, without the marks of comments; every character stays in its place. */
  private static String joined(String text) {
    return NEW_LINE.matcher(text).replaceAll(end -> " ".repeat(end.group().length()));
  }

  private boolean resolves(Path file, String section) {
    Path folder = root.resolve("docs/spec");
    return page(file).sections().contains(section)
        || pages.entrySet().stream()
                .filter(entry -> folder.equals(entry.getKey().getParent()))
                .filter(entry -> entry.getValue().sections().contains(section))
                .count()
            == 1;
  }

  private void links(Path file, String text) {
    Matcher link = LINK.matcher(Page.prose(text));
    while (link.find()) {
      String[] target = link.group(1).split("#", 2);
      if (link.group(1).matches("[a-z]+:.*")) {
        continue;
      }
      Path page = target[0].isEmpty() ? file : file.resolveSibling(target[0]).normalize();
      if (!Files.exists(page)) {
        fault(file, text, link.start(), "there is no " + link.group(1));
      } else if (target.length > 1 && !page(page).anchors().contains(target[1])) {
        fault(file, text, link.start(), "there is no heading for " + link.group(1));
      }
    }
  }

  private Page page(Path file) {
    return pages.getOrDefault(file.normalize(), Page.EMPTY);
  }

  private void fault(Path file, String text, int at, String message) {
    long line = text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    faults.add("%s line %d: %s".formatted(root.relativize(file), line, message));
  }

  /**
   * A page of text.
   *
   * @param sections numbers of its headings
   * @param anchors what a link may name after #
   */
  private record Page(Set<String> sections, Set<String> anchors) {
    private static final Page EMPTY = new Page(Set.of(), Set.of());
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
    private static final Pattern NUMBER = Pattern.compile("^([A-Z]?\\d+(?:\\.\\d+)*)(?: |$)");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```|^( {4}|\\t)[^\\n]*");
    private static final Pattern SPAN = Pattern.compile("`[^`\\n]*`");

    static Page of(String text) {
      Set<String> sections = new HashSet<>();
      Set<String> anchors = new HashSet<>();
      Matcher heading = HEADING.matcher(blank(FENCED, text));
      while (heading.find()) {
        String title = heading.group(1).strip();
        Matcher number = NUMBER.matcher(title);
        if (number.find()) {
          sections.add(number.group(1));
        }
        String kept = title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "");
        anchors.add(kept.replace(' ', '-'));
      }
      return new Page(sections, anchors);
    }

    /** The text without code, every character in its place. */
    static String prose(String text) {
      return blank(SPAN, blank(FENCED, text));
    }

    private static String blank(Pattern pattern, String text) {
      return pattern.matcher(text).replaceAll(m -> m.group().replaceAll("[^\n]", " "));
    }
  }
}
