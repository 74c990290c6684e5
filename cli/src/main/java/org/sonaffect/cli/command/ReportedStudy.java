package org.sonaffect.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.report.Report;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.StudyOptions;
import org.sonaffect.study.folder.RunFolder;

/**
 * A study from file to report, as the commands {@code study} and {@code demo} run it.
 *
 * @param resume whether an interrupted run is continued
 * @param replace whether a run that the folder holds is replaced
 * @param quick whether the study is run in its quick form
 * @param cache of extracted features; null: the user's
 * @param json whether the summary is printed as JSON
 * @param corpora where manifests are taken from
 */
public record ReportedStudy(
    CommonOptions common,
    boolean resume,
    boolean replace,
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
    StudyOptions options = common.studyOptions(resume, quick, cache).withReplace(replace);
    LeftOutClips leftOut = new LeftOutClips();
    StudyOptions counting = options.withCorpora(leftOut.counting(corpora.of(options.corpora())));
    RunFolder run = backend.study(StudyFile.read(file), file, out, counting, progress);
    Path page = out.resolve("report.html");
    Report.write(run, page);
    if (json) {
      System.out.println(run.json().path("summary").toPrettyString());
    } else {
      System.out.println(Report.text(run));
      System.out.println("The report: " + page);
    }
    return backend.status(leftOut.report(progress));
  }
}
