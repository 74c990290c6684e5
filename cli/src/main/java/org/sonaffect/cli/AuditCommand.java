package org.sonaffect.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sonaffect.cli.command.CommonOptions;
import org.sonaffect.cli.command.CorpusFolder;
import org.sonaffect.cli.command.ExitStatus;
import org.sonaffect.cli.command.LeftOutClips;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.report.audit.Audit;
import org.sonaffect.study.gate.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sonaffect audit STUDY.yaml|RUN|FOLDS.csv}. */
@Command(
    name = "audit",
    description = {
      "Looks for leakage in a study, a run, or a table of folds from any program.",
      "A table of folds has the columns id, fold and optionally group. The exit status"
          + " is 1 if anything is found.",
      "",
      "Example:  sonaffect audit runs/first"
    })
final class AuditCommand implements Callable<Integer> {
  @Mixin private final CommonOptions common = new CommonOptions();

  @Mixin private final CorpusFolder corpora = new CorpusFolder();

  @Parameters(paramLabel = "STUDY.yaml|RUN|FOLDS.csv", description = "What to audit.")
  private @Nullable Path subject;

  @Option(names = "--json", description = "Print the findings as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Path audited = CommonOptions.wanted(subject, "something to audit");
    Progress progress = common.progress();
    LeftOutClips clips = new LeftOutClips();
    List<Finding> findings =
        Audit.of(
            audited,
            clips.counting(corpora.of(common.studyOptions(false, false, null).corpora())),
            progress);
    int leftOut = clips.report(progress);
    if (json) {
      System.out.println(new ObjectMapper().valueToTree(findings).toPrettyString());
    } else {
      findings.forEach(System.out::println);
      System.out.println(
          findings.isEmpty()
              ? audited + ": nothing found"
              : "%s: %d finding%s"
                  .formatted(audited, findings.size(), findings.size() == 1 ? "" : "s"));
    }
    return findings.isEmpty() && leftOut == 0 ? ExitStatus.SUCCESS : ExitStatus.FAILED;
  }
}
