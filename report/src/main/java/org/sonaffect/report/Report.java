package org.sonaffect.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sonaffect.report.page.RunPage;
import org.sonaffect.study.folder.RunFolder;

/**
 * Writes what a person reads of a run: one HTML page, and figures and tables as files of their own.
 */
public final class Report {
  private Report() {}

  /**
   * Reports one run, or several in one page.
   *
   * @param runs run folders
   * @param html the page to write; figures and tables go to {@code figures/} and {@code tables/}
   *     beside it, of several runs in a folder for each, such as {@code 2-name}
   * @return the runs as they were read
   * @throws IOException naming the run that cannot be read, or the file that cannot be written
   */
  public static List<RunFolder> write(List<Path> runs, Path html) throws IOException {
    List<RunFolder> read = new ArrayList<>();
    for (Path run : runs) {
      read.add(RunFolder.read(run));
    }
    RunPage.write(read, html);
    return read;
  }

  /** Reports one run that has been read. */
  public static void write(RunFolder run, Path html) throws IOException {
    RunPage.write(List.of(run), html);
  }

  /** The scores of every protocol and the answer, for a terminal. */
  public static String text(RunFolder run) {
    return RunPage.text(run);
  }
}
