package org.sonaffect.report.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.describe.CorpusDescription;
import org.sonaffect.corpus.describe.Distribution;
import org.sonaffect.corpus.describe.Sound;
import org.sonaffect.report.figure.Figure;
import org.sonaffect.report.figure.HistogramFigure;
import org.sonaffect.report.figure.RatingsFigure;
import org.sonaffect.study.RatedClip;

/** What a corpus holds and what is wrong with it: one page, or a text for a terminal. */
public final class CorpusPage {
  /** So many problems are named on the first screen. */
  private static final int FIRST = 4;

  /** A longer table is folded. */
  private static final int LONG = 60;

  private static final int MOST_GROUPS = 15;

  /** Durations that differ by less are one: seconds. */
  private static final double EQUAL = 0.1;

  private final CorpusDescription corpus;
  private final CorpusTables tables;

  private CorpusPage(CorpusDescription corpus) {
    this.corpus = corpus;
    this.tables = new CorpusTables(corpus);
  }

  /** The page; its figures and tables are in it. */
  public static String html(CorpusDescription corpus) throws IOException {
    Page page = new Page("The corpus " + corpus.name(), "A description by Sonaffect.");
    new CorpusPage(corpus).addTo(page);
    return page.render();
  }

  private void addTo(Page page) {
    page.open(opening());
    page.section("Problems", shown(tables.problems()));
    page.section("Notes", shown(tables.notes()));
    page.section("Ratings", ratings(corpus));
    page.section("Audio", audio(corpus));
    page.section(
        "Clips that belong together", shown(tables.duplicates(), tables.groups(MOST_GROUPS)));
    page.section("The clips", shown(tables.clips()));
  }

  /** A table that has rows; a long one behind a line to be opened. */
  private static List<DomContent> shown(Table... tables) {
    return Stream.of(tables)
        .filter(table -> !table.rows().isEmpty())
        .map(
            table ->
                table.rows().size() > LONG
                    ? Page.folded(
                        "All %d rows".formatted(table.rows().size()), List.of(Page.of(table)))
                    : Page.of(table))
        .toList();
  }

  private List<DomContent> opening() {
    Table ratings = tables.ratings();
    return new FirstScreen(CorpusFacts.of(corpus), "In short", CorpusFacts.verdict(corpus), first())
        .with("Ratings", ratings.rows().isEmpty() ? null : Page.of(ratings));
  }

  /** The first problems, and how many there are. */
  private List<String> first() {
    List<String> lines = new ArrayList<>();
    List<List<Table.Entry>> all = tables.problems().rows();
    for (List<Table.Entry> row : all.subList(0, Math.min(FIRST, all.size()))) {
      String place = (row.get(0).text() + " " + row.get(1).text()).strip();
      lines.add(place + ": " + row.get(2).text());
    }
    if (all.size() > FIRST) {
      lines.add("... and %d more, all below".formatted(all.size() - FIRST));
    }
    return lines;
  }

  /** The ratings of a corpus: the plane, their distributions, quarters and categories. */
  static List<DomContent> ratings(CorpusDescription corpus) {
    CorpusTables tables = new CorpusTables(corpus);
    List<DomContent> content = new ArrayList<>();
    if (corpus.rated().isEmpty()) {
      return content;
    }
    DomContent distributions =
        div(
            Page.of(
                HistogramFigure.ratings("arousal", tables.values(clip -> clip.item().arousal()))),
            Page.of(
                HistogramFigure.ratings("valence", tables.values(clip -> clip.item().valence()))));
    content.add(Page.beside(List.of(Page.of(RatingsFigure.of(rated(corpus))), distributions)));
    String unknown = tables.ceilingUnknown();
    if (!unknown.isEmpty()) {
      content.add(p(unknown));
    }
    content.add(Page.beside(shown(tables.quarters(), tables.categories())));
    return content;
  }

  private static List<RatedClip> rated(CorpusDescription corpus) {
    return corpus.rated().stream()
        .map(
            clip ->
                new RatedClip(
                    corpus.name(),
                    clip.item().id(),
                    clip.item().arousal(),
                    clip.item().valence(),
                    Objects.requireNonNullElse(clip.item().category(), ""),
                    0))
        .toList();
  }

  /** The audio of a corpus: formats and durations. */
  static List<DomContent> audio(CorpusDescription corpus) {
    List<DomContent> content = new ArrayList<>(shown(new CorpusTables(corpus).audio()));
    double[] seconds = corpus.sounds().stream().mapToDouble(Sound::seconds).toArray();
    Distribution spread = Distribution.of(seconds);
    if (spread.most() - spread.least() > EQUAL) {
      List<Figure> panel = List.of(HistogramFigure.durations(seconds));
      content.add(Page.of(panel));
    }
    return content;
  }

  /** The same for a terminal. */
  public static String text(CorpusDescription corpus) {
    CorpusPage page = new CorpusPage(corpus);
    StringBuilder out = new StringBuilder();
    CorpusFacts.of(corpus).forEach((name, text) -> out.append("%-12s %s\n".formatted(name, text)));
    for (Table table :
        List.of(page.tables.ratings(), page.tables.quarters(), page.tables.audio())) {
      if (!table.rows().isEmpty()) {
        out.append("\n").append(table.plainText());
      }
    }
    out.append(paragraph(page.tables.ceilingUnknown()));
    out.append(listed("Wrong:", corpus.problems(), Problem.Effect.LEFT_OUT));
    out.append(listed("Kept, but look at it:", corpus.problems(), Problem.Effect.KEPT));
    out.append(listed("Good to know:", corpus.notes(), Problem.Effect.NOTE));
    return out.append(paragraph(CorpusFacts.verdict(corpus))).toString().strip();
  }

  private static String paragraph(String text) {
    return text.isEmpty() ? "" : "\n" + text + "\n";
  }

  private static String listed(String heading, List<Problem> problems, Problem.Effect effect) {
    StringBuilder out = new StringBuilder();
    for (Problem problem : problems) {
      if (problem.effect() == effect) {
        out.append("  ").append(problem).append("\n");
      }
    }
    return out.isEmpty() ? "" : "\n" + heading + "\n" + out;
  }
}
