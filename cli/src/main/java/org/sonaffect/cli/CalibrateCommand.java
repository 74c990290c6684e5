package org.sonaffect.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sonaffect.cli.command.CommonOptions;
import org.sonaffect.cli.command.ExitStatus;
import org.sonaffect.cli.command.ForceOption;
import org.sonaffect.cli.command.LeftOutClips;
import org.sonaffect.cli.command.OutputFile;
import org.sonaffect.cli.command.OutputLock;
import org.sonaffect.corpus.Corpus;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.corpus.file.PlainText;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.calibrate.Calibrator;
import org.sonaffect.model.file.ModelFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sonaffect calibrate MODEL CORPUS.yaml -o MODEL}. */
@Command(
    name = "calibrate",
    description = {
      "Adapts a model to your own listeners.",
      "They must have rated at least 20 clips. The gain is measured by"
          + " cross-validation: better predictions, or wider intervals if those of the model"
          + " are too narrow. Without a gain, no model is written and the exit status is 1.",
      "",
      "Example:  sonaffect calibrate my.model my-listeners.yaml -o mine.model"
    })
final class CalibrateCommand implements Callable<Integer> {
  @Mixin private final CommonOptions common = new CommonOptions();

  @Mixin private final ModelAndCorpus given = new ModelAndCorpus();

  @Option(names = "-o", paramLabel = "MODEL", required = true, description = "The new model file.")
  private @Nullable Path out;

  @Option(
      names = "--domain",
      paramLabel = "DOMAIN",
      description =
          "The domain of the clips, one of the model's (default: the one in CORPUS.yaml).")
  private @Nullable String domain;

  @Option(
      names = "--anyway",
      description =
          "Write a model even if nothing was gained. Its predictions stay the same; its intervals"
              + " come from these ratings.")
  private boolean anyway;

  @Mixin private final ForceOption force = new ForceOption();

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException, CorpusException, ModelException {
    Path file = CommonOptions.wanted(out, "a model file");
    OutputFile output = OutputFile.of("-o", file, force.given(), given.files()).inItsFolder();
    try (@SuppressWarnings("unused")
        OutputLock lock = output.lock()) {
      return calibrate(file);
    }
  }

  private int calibrate(Path file)
      throws IOException, InterruptedException, CorpusException, ModelException {
    TrainedModel trained = given.trained();
    Progress progress = common.progress();
    LeftOutClips leftOut = new LeftOutClips();
    Corpus clips = given.load(trained, common, leftOut, progress).corpus();
    Calibrator.Outcome outcome =
        Calibrator.of(
            trained,
            clips,
            given.fingerprints(trained, clips, common),
            domain != null ? domain : clips.domain());
    boolean written = outcome.gained() || anyway;
    if (written) {
      ModelFile.write(outcome.model(), file);
    }
    if (json) {
      ObjectNode found = new ObjectMapper().createObjectNode();
      found.put("demonstration", trained.card().demonstration());
      found.put("gained", outcome.gained());
      found.put("predictions_gained", outcome.predictionsGained());
      found.put("intervals_gained", outcome.intervalsGained());
      found.put("written", written);
      ArrayNode findings = found.putArray("findings");
      outcome.findings().forEach(findings::add);
      System.out.println(found.toPrettyString());
    } else {
      outcome.findings().stream().map(PlainText::of).forEach(System.out::println);
      if (outcome.intervalsGained() && !outcome.predictionsGained()) {
        System.out.println(
            "Predictions stay as they were; the gain is in the intervals, which were too narrow for"
                + " these listeners.");
      }
      System.out.println(
          written
              ? "The model: " + file
              : "No gain, so no model was written (--anyway writes one with new intervals).");
    }
    return leftOut.report(progress) == 0 && written ? ExitStatus.SUCCESS : ExitStatus.FAILED;
  }
}
