package org.sonaffect.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sonaffect.cli.command.CacheOption;
import org.sonaffect.cli.command.CommonOptions;
import org.sonaffect.cli.command.CorpusFiles;
import org.sonaffect.cli.command.CorpusFolder;
import org.sonaffect.cli.command.ExitStatus;
import org.sonaffect.cli.command.ForceOption;
import org.sonaffect.cli.command.LeftOutClips;
import org.sonaffect.cli.command.OutputFile;
import org.sonaffect.cli.command.OutputLock;
import org.sonaffect.cli.command.UsageError;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.corpus.file.PlainText;
import org.sonaffect.model.ModelCard;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.card.CardJson;
import org.sonaffect.model.file.ModelFile;
import org.sonaffect.model.train.Training;
import org.sonaffect.report.text.Numbers;
import org.sonaffect.study.AutoMlForm;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.StudyOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sonaffect train STUDY.yaml --model automl -o MODEL}. */
@Command(
    name = "train",
    description = {
      "Trains a model on all clips of a study and writes it to one file.",
      "First measures the model by nested cross-validation and derives its intervals,"
          + " then searches and fits on all clips. To continue an interrupted training, give"
          + " the same command again.",
      "",
      "Example:  sonaffect train study.yaml --model automl -o my.model"
    })
final class TrainCommand implements Callable<Integer> {
  @Mixin private final CommonOptions common = new CommonOptions();

  @Mixin private final CorpusFolder corpora = new CorpusFolder();

  @Parameters(
      paramLabel = "STUDY.yaml",
      description = "The study: its corpora, folds, grids, budget and seed (docs/PROTOCOLS.md).")
  private @Nullable Path study;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "automl",
      description =
          "automl, svr, linear, joint or a grid of the study (default: ${DEFAULT-VALUE}).")
  private String model = "automl";

  @Option(
      names = "--form",
      paramLabel = "FORM",
      defaultValue = "ensemble",
      description =
          "Form of an AutoML model: ensemble, refit (smaller, faster) or single (smallest);"
              + " default ${DEFAULT-VALUE}.")
  private String form = "ensemble";

  @Option(names = "-o", paramLabel = "MODEL", required = true, description = "The model file.")
  private @Nullable Path out;

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description = "The run folder of the evaluation (default: MODEL.run).")
  private @Nullable Path run;

  @Option(
      names = "--name",
      paramLabel = "TEXT",
      description = "The model's name in its card (default: the file's name).")
  private @Nullable String name;

  @Option(
      names = "--quick",
      description =
          "Use the study's quick form, to test whether training works; the model is not"
              + " for use.")
  private boolean quick;

  @Mixin private final CacheOption cache = new CacheOption();

  @Mixin private final ForceOption force = new ForceOption();

  @Option(names = "--json", description = "Print the model card as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, ModelException {
    Path file = CommonOptions.wanted(out, "a model file");
    Path described = CommonOptions.wanted(study, "a study file");
    OutputFile output = OutputFile.of("-o", file, force.given(), List.of(described)).inItsFolder();
    AutoMlForm formed = formed();
    StudyFile read = StudyFile.read(described);
    String stem = String.valueOf(file.getFileName());
    Path folder = run != null ? run : file.resolveSibling(stem + ".run");
    for (Path manifest : read.corpora()) {
      output.mustNotBe(CorpusFiles.of(corpora.of(manifest)));
      CorpusFiles.keepOut("--run", folder, corpora.of(manifest));
    }
    try (@SuppressWarnings("unused")
        OutputLock lock = output.lock()) {
      return train(read, formed, file, stem, folder);
    }
  }

  private int train(StudyFile read, AutoMlForm formed, Path file, String stem, Path folder)
      throws IOException, ModelException {
    StudyOptions options = common.studyOptions(true, quick, cache.folder());
    Progress progress = common.progress();
    LeftOutClips leftOut = new LeftOutClips();
    StudyOptions.Corpora counting = leftOut.counting(corpora.of(options.corpora()));
    try {
      read.training(model, formed);
    } catch (StudyException e) {
      throw new UsageError("--model: " + e.getMessage());
    }
    TrainedModel trained =
        Training.run(
            read,
            model,
            formed,
            name != null ? name : stem,
            folder,
            options.withCorpora(counting),
            common.loader(cache.folder())::fingerprints,
            progress);
    ModelFile.write(trained, file);
    if (json) {
      System.out.println(CardJson.of(trained.card()).toPrettyString());
    } else {
      scores(trained.card()).stream().map(PlainText::of).forEach(System.out::println);
      System.out.printf(Locale.ROOT, "The model: %s (%s)%n", file, size(Files.size(file)));
    }
    return leftOut.report(progress) == 0 ? ExitStatus.SUCCESS : ExitStatus.FAILED;
  }

  private static String size(long bytes) {
    return bytes < 1_000_000
        ? "%d kB".formatted(Math.max(1, bytes / 1000))
        : String.format(Locale.ROOT, "%.1f MB", bytes * 1e-6);
  }

  private AutoMlForm formed() {
    return Arrays.stream(AutoMlForm.values())
        .filter(f -> f.word().equals(form))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageError(
                    "--form is %s, expected one of %s"
                        .formatted(
                            form,
                            Arrays.stream(AutoMlForm.values())
                                .map(AutoMlForm::word)
                                .collect(Collectors.joining(", ")))));
  }

  private static List<String> scores(ModelCard card) {
    return card.intervals().stream()
        .map(
            c ->
                String.format(
                    Locale.ROOT,
                    "%s, %s: R² %s, CCC %s, means over the outer test folds; intervals %s (around a constant, mean width %.3f)",
                    c.domain(),
                    c.target(),
                    score(card, c, "r2"),
                    score(card, c, "ccc"),
                    c.checked()
                        ? String.format(
                            Locale.ROOT,
                            "cover %.1f %%, %.1f %% where the domain is guessed, mean width %.3f",
                            100 * c.coverage(),
                            100 * c.guessedCoverage(),
                            c.width())
                        : "not checked",
                    c.constantWidth()))
        .toList();
  }

  private static String score(ModelCard card, ModelCard.Coverage of, String metric) {
    return Numbers.score(
        card.scores().stream()
            .filter(s -> s.domain().equals(of.domain()) && s.target().equals(of.target()))
            .filter(s -> s.metric().equals(metric))
            .mapToDouble(ModelCard.Score::mean)
            .findFirst()
            .orElse(Double.NaN));
  }
}
