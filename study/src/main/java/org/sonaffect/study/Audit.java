package org.sonaffect.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.sonaffect.study.audit.Finding;
import org.sonaffect.study.audit.FoldAudit;
import org.sonaffect.study.audit.RunAudit;
import org.sonaffect.study.run.PlanAudit;

/**
 * The leakage audit: of a study before it runs, of a run folder, or of folds that any other program
 * made. The rules are explained in docs/PROTOCOLS.md.
 */
public final class Audit {
  private Audit() {}

  /**
   * Audits what a path names.
   *
   * @param path a study.yaml; a run folder; or a CSV with columns {@code id,fold[,group]}
   * @param corpora how the corpora of a study file are loaded
   * @return what was found; nothing where all is well
   * @throws StudyException where it cannot be read
   */
  public static List<Finding> audit(Path path, StudyOptions.Corpora corpora, Progress progress) {
    if (Files.isDirectory(path)) {
      return RunAudit.of(RunFolder.read(path));
    }
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      return FoldAudit.of(path);
    }
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return PlanAudit.of(StudyFile.read(path), corpora, progress);
    }
    throw new StudyException(
        path + ": wanted a study file (.yaml), a run folder, or a table of folds (.csv)");
  }
}
