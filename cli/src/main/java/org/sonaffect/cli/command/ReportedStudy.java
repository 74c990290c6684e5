package org.sonaffect.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.LoadedCorpus;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.report.Report;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.StudyOptions;
import org.sonaffect.study.folder.RunFolder;

/**
 * A study from file to report, as the commands {@code study} and {@code demo} run it.
 *
 * @param resume whether an interrupted run is continued
 * @param quick whether the study is run in its reduced form
 * @param cache of extracted features; null: the user's
 * @param json whether the summary is printed as JSON
 * @param corpora where manifests are taken from
 */
public record ReportedStudy(
    CommonOptions common,
    boolean resume,
    boolean quick,
    @Nullable Path cache,
    boolean json,
    CorpusFolder corpora) {

  /**
   * Runs the study, writes the report, prints the answer on stdout.
   *
   * @return the exit status; failed where clips were left out
   */
  public int run(Path file, Path out, Backend backend) throws IOException {
    Progress progress = common.progress();
    StudyOptions options = common.studyOptions(resume, quick, cache);
    AtomicInteger leftOut = new AtomicInteger();
    StudyOptions counting =
        options.withCorpora(manifest -> counted(corpora.of(options.corpora()), manifest, leftOut));
    RunFolder run = backend.study(StudyFile.read(file), file, out, counting, progress);
    Path page = out.resolve("report.html");
    Report.write(run, page);
    if (json) {
      System.out.println(run.json().path("summary").toPrettyString());
    } else {
      System.out.println(Report.text(run));
      System.out.println("The report: " + page);
    }
    if (leftOut.get() > 0) {
      progress.warn(
          "%d clip%s left out, each reported above; the study uses the rest"
              .formatted(leftOut.get(), leftOut.get() == 1 ? " was" : "s were"));
    }
    return backend.status(leftOut.get());
  }

  /** Loads a corpus; clips that had to be left out are counted, so that the exit status says so. */
  private static LoadedCorpus counted(
      StudyOptions.Corpora loader, Path manifest, AtomicInteger leftOut)
      throws CorpusException, InterruptedException {
    LoadedCorpus loaded = loader.load(manifest);
    leftOut.addAndGet(loaded.leftOut());
    return loaded;
  }
}
