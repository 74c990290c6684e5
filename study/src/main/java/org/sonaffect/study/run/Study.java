package org.sonaffect.study.run;

import java.nio.file.Path;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.StudyOptions;
import org.sonaffect.study.folder.RunFolder;

/**
 * Studies: corpora x mixtures x models x targets under one or several protocols. What the protocols
 * do is in docs/spec/experiment.md, the files of a run folder in docs/spec/file-formats.md §5.
 */
public final class Study {
  private Study() {}

  /**
   * Runs a study to its end and writes its run folder; the report is written by {@link
   * org.sonaffect.report}.
   *
   * @param out the run folder; made if absent
   * @throws StudyException naming what is wrong with the study, its corpora or the folder
   * @throws java.util.concurrent.CancellationException where the thread was interrupted; the run
   *     can be resumed
   */
  public static RunFolder run(StudyFile study, Path out, StudyOptions options, Progress progress) {
    StudyRun.run(options.quick() ? study.quickForm() : study, out, options, progress);
    return RunFolder.read(out);
  }

  /**
   * The same where searches and fits are done by others: the same bytes in the run folder, but for
   * durations.
   *
   * @param workforce the others
   */
  public static RunFolder run(
      StudyFile study, Path out, StudyOptions options, Progress progress, Workforce workforce) {
    StudyRun.run(options.quick() ? study.quickForm() : study, out, options, progress, workforce);
    return RunFolder.read(out);
  }
}
