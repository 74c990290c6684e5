package org.sonaffect.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sonaffect.cli.command.CommonOptions;
import org.sonaffect.cli.command.ExitStatus;
import org.sonaffect.cli.command.ForceOption;
import org.sonaffect.cli.command.LeftOutClips;
import org.sonaffect.cli.command.OutputFile;
import org.sonaffect.cli.command.UsageError;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.LoadedCorpus;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.corpus.file.PlainText;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.evaluate.Evaluation;
import org.sonaffect.model.evaluate.EvaluationJson;
import org.sonaffect.model.evaluate.EvaluationPage;
import org.sonaffect.model.evaluate.EvaluationTable;
import org.sonaffect.model.evaluate.Evaluator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sonaffect evaluate MODEL CORPUS.yaml}. */
@Command(
    name = "evaluate",
    description = {
      "Measures how well a model predicts a rated corpus that it was not trained on.",
      "Shows scores with intervals, how many ratings the 90 %% intervals cover, errors"
          + " by novelty, the clips with the largest errors, and what a straight line would"
          + " correct. Clips that the model was trained on are named and do not count; the"
          + " exit status is then 1.",
      "",
      "Example:  sonaffect evaluate my.model strangers.yaml -o evaluated"
    })
final class EvaluateCommand implements Callable<Integer> {
  /** What the folder holds. */
  private static final List<String> FILES =
      List.of("evaluation.json", "predictions.csv", "report.html");

  @Mixin private final CommonOptions common = new CommonOptions();

  @Mixin private final ModelAndCorpus given = new ModelAndCorpus();

  @Option(
      names = "-o",
      paramLabel = "FOLDER",
      description =
          "Where to write evaluation.json, predictions.csv and report.html (default: only print).")
  private @Nullable Path out;

  @Option(
      names = "--domain",
      paramLabel = "DOMAIN",
      description =
          "The domain of the clips, one of the model's (default: the one in CORPUS.yaml; if the"
              + " model does not know it, that of the nearest training clips).")
  private @Nullable String domain;

  @Mixin private final ForceOption force = new ForceOption();

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException, CorpusException, ModelException {
    List<OutputFile> outputs = outputs();
    TrainedModel trained = given.trained();
    if (domain != null && !trained.domains().contains(domain)) {
      throw new UsageError(
          "--domain is %s, the model's are %s"
              .formatted(domain, String.join(", ", trained.domains())));
    }
    Progress progress = common.progress();
    LeftOutClips leftOut = new LeftOutClips();
    LoadedCorpus clips = given.load(trained, common, leftOut, progress);
    Evaluation evaluation =
        Evaluator.of(trained, clips, given.fingerprints(trained, clips.corpus(), common), domain);
    ObjectNode found = EvaluationJson.of(evaluation);
    if (!outputs.isEmpty()) {
      Files.createDirectories(folder());
      outputs.get(0).write(found.toPrettyString() + "\n");
      outputs.get(1).write(EvaluationTable.of(evaluation));
      outputs.get(2).write(EvaluationPage.html(evaluation));
    }
    System.out.println(
        json ? found.toPrettyString() : PlainText.lines(EvaluationPage.text(evaluation)));
    if (!json && !outputs.isEmpty()) {
      System.out.println("The report: " + folder().resolve(FILES.get(2)));
    }
    return leftOut.report(progress) == 0 && evaluation.shared().isEmpty()
        ? ExitStatus.SUCCESS
        : ExitStatus.FAILED;
  }

  private Path folder() {
    return CommonOptions.wanted(out, "a folder");
  }

  /** The files of the folder; none where nothing is written. */
  private List<OutputFile> outputs() throws IOException {
    if (out == null) {
      if (force.given()) {
        throw new UsageError("--force without -o: nothing is written");
      }
      return List.of();
    }
    if (out.toString().isEmpty()) {
      throw new UsageError("-o is empty, expected the name of a folder");
    }
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new UsageError("-o %s: is a file, expected a folder".formatted(out));
    }
    List<Path> inputs = given.files();
    List<OutputFile> outputs = new ArrayList<>();
    for (String file : FILES) {
      outputs.add(OutputFile.of("-o", out.resolve(file), force.given(), inputs).writable());
    }
    return outputs;
  }
}
