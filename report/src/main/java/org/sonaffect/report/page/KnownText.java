package org.sonaffect.report.page;

import java.util.List;
import java.util.stream.Collectors;
import org.sonaffect.corpus.known.KnownDataSet;

/** The data sets that are read as shipped, for a terminal. */
public final class KnownText {
  private KnownText() {}

  /** One below the other. */
  public static String of(List<KnownDataSet> sets) {
    return sets.stream().map(KnownText::of).collect(Collectors.joining("\n"))
        + "\nA manifest of two lines is enough; path is where your copy lies, relative to it."
        + "\nsonaffect corpus FOLDER finds out by itself which of them a folder holds.";
  }

  private static String of(KnownDataSet set) {
    StringBuilder out = new StringBuilder();
    out.append("%s: %s\n".formatted(set.format(), set.title()));
    line(out, "what", set.what());
    line(out, "size", set.size());
    line(out, "licence", set.licence());
    line(out, "get it", set.ask());
    line(out, "source", set.source());
    lines(out, "layout", set.layout());
    lines(out, set.format() + ".yaml", set.manifest());
    line(out, "check it", set.command());
    return out.toString();
  }

  private static void line(StringBuilder out, String name, String text) {
    out.append("  %-8s  %s\n".formatted(name, text));
  }

  private static void lines(StringBuilder out, String name, String text) {
    out.append("  ").append(name).append("\n");
    out.append(text.strip().indent(6));
  }
}
