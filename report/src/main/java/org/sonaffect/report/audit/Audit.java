package org.sonaffect.report.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.StudyOptions;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.gate.Finding;
import org.sonaffect.study.gate.PlanAudit;

/**
 * Looks for leakage: in what a study would do, in what a run has done, or in any program's folds.
 */
public final class Audit {
  private Audit() {}

  /**
   * Audits a study file ({@code .yaml}), a run folder, or a table of folds ({@code .csv} with the
   * columns id and fold, and optionally group).
   *
   * @param corpora how the corpora of a study file are loaded
   * @return the findings; none where nothing was found
   * @throws StudyException where the subject is none of these, or cannot be read
   */
  public static List<Finding> of(Path subject, StudyOptions.Corpora corpora, Progress progress) {
    if (Files.isDirectory(subject)) {
      return RunAudit.of(RunFolder.read(subject));
    }
    if (!Files.isRegularFile(subject)) {
      throw new StudyException(
          subject
              + (Files.exists(subject)
                  ? ": a pipe, a device or a socket, expected a file or a run folder"
                  : ": there is no such file or folder"));
    }
    String name = subject.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return PlanAudit.of(StudyFile.read(subject), corpora, progress);
    }
    if (name.endsWith(".csv")) {
      return FoldAudit.of(subject);
    }
    throw new StudyException(
        subject + ": expected a study file (.yaml), a run folder or a table of folds (.csv)");
  }
}
