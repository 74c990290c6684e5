package org.sonaffect.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.sonaffect.corpus.describe.CorpusDescription;
import org.sonaffect.corpus.file.AtomicFile;
import org.sonaffect.corpus.known.KnownDataSet;
import org.sonaffect.report.page.CorpusJson;
import org.sonaffect.report.page.CorpusPage;
import org.sonaffect.report.page.KnownText;
import org.sonaffect.report.page.RunPage;
import org.sonaffect.report.page.RunsPage;
import org.sonaffect.study.folder.RunFolder;

/** Writes the report of a run: one HTML page, and figures and tables as separate files. */
public final class Report {
  private Report() {}

  /**
   * Reports one run.
   *
   * @param html the page to write; figures and tables go to {@code figures/} and {@code tables/}
   *     beside it
   * @throws IOException naming the file that cannot be written
   */
  public static void write(RunFolder run, Path html) throws IOException {
    RunPage.write(run, html);
  }

  /**
   * Compares several runs: one table of their scores, the paired differences from the first where
   * folds agree, what differs in their settings, and their figures.
   *
   * @param html the page to write; nothing is written beside it
   * @throws IOException naming the file that cannot be written
   */
  public static void compare(List<RunFolder> runs, Path html) throws IOException {
    AtomicFile.writeChecked(html, RunsPage.html(runs).getBytes(StandardCharsets.UTF_8));
  }

  /** The same without figures, for a terminal. */
  public static String compared(List<RunFolder> runs) {
    return RunsPage.text(runs);
  }

  /**
   * Describes a corpus.
   *
   * @param html the page to write; nothing is written beside it
   * @throws IOException naming the file that cannot be written
   */
  public static void describe(CorpusDescription corpus, Path html) throws IOException {
    AtomicFile.writeChecked(html, CorpusPage.html(corpus).getBytes(StandardCharsets.UTF_8));
  }

  /** The same for a terminal. */
  public static String text(CorpusDescription corpus) {
    return CorpusPage.text(corpus);
  }

  /** The same for a program. */
  public static ObjectNode json(CorpusDescription corpus) {
    return CorpusJson.of(corpus);
  }

  /** The data sets that are read as their authors ship them, for a terminal. */
  public static String text(List<KnownDataSet> sets) {
    return KnownText.of(sets);
  }

  /** The same for a program. */
  public static ArrayNode json(List<KnownDataSet> sets) {
    return CorpusJson.of(sets);
  }

  /** The scores of every protocol and the answer, for a terminal. */
  public static String text(RunFolder run) {
    return RunPage.text(run);
  }
}
