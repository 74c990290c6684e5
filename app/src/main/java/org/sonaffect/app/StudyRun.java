package org.sonaffect.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.study.Progress;
import org.sonaffect.study.RunFolder;
import org.sonaffect.study.Study;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.report.Report;

/** A study from file to report, as the commands {@code study} and {@code demo} run it. */
record StudyRun(
    CommonOptions common, boolean resume, boolean quick, @Nullable Path cache, boolean json) {

  /** Runs the study, writes the report, prints the answer on stdout. */
  int of(Path file, Path out) throws IOException {
    Progress progress = common.progress();
    Study.run(StudyFile.read(file), out, common.studyOptions(resume, quick, cache), progress);
    Path page = out.resolve("report.html");
    Report.write(List.of(out), page);
    RunFolder run = RunFolder.read(out);
    if (json) {
      System.out.println(run.json().path("summary").toPrettyString());
    } else {
      System.out.println(Report.text(run));
      System.out.println("The report: " + page);
    }
    return Sonaffect.SUCCESS;
  }
}
