package org.sonaffect.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.acoustics.fingerprint.Fingerprint;
import org.sonaffect.cli.command.CacheOption;
import org.sonaffect.cli.command.CommonOptions;
import org.sonaffect.cli.command.CorpusFiles;
import org.sonaffect.cli.command.LeftOutClips;
import org.sonaffect.corpus.ClipFingerprints;
import org.sonaffect.corpus.Corpus;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.LoadedCorpus;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.corpus.manifest.Manifest;
import org.sonaffect.model.ExtractedColumns;
import org.sonaffect.model.ModelCard;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.explain.KnownClips;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The arguments of the commands that take a model and a rated corpus. */
final class ModelAndCorpus {
  @Parameters(index = "0", paramLabel = "MODEL", description = ModelArgument.HELP)
  private @Nullable String model;

  @Parameters(
      index = "1",
      paramLabel = "CORPUS.yaml",
      description = "The rated clips (docs/CORPORA.md).")
  private @Nullable Path corpus;

  @Mixin private final CacheOption cache = new CacheOption();

  private String model() {
    return CommonOptions.wanted(model, "a model");
  }

  private Path corpus() {
    return CommonOptions.wanted(corpus, "a corpus");
  }

  /** The files that they are made of, so that no output takes their place. */
  List<Path> files() {
    List<Path> files = new ArrayList<>(CorpusFiles.of(corpus()));
    files.addAll(CorpusFiles.named(List.of(model())));
    return files;
  }

  /** Reads the model. */
  TrainedModel trained() throws ModelException {
    return ModelArgument.read(model());
  }

  /**
   * Loads the corpus with the features of the model. Its problems go to {@code progress}, and so
   * does the notice of a demonstration model.
   *
   * @param leftOut counts the clips that cannot be used
   * @throws ModelException where the corpus is audio, and the model's features cannot be extracted
   */
  LoadedCorpus load(
      TrainedModel trained, CommonOptions common, LeftOutClips leftOut, Progress progress)
      throws CorpusException, InterruptedException, ModelException {
    if (trained.card().demonstration()) {
      progress.warn(ModelCard.DEMONSTRATION_NOTICE);
    }
    ExtractedColumns columns = ExtractedColumns.of(trained.card(), trained.columns());
    if (columns == null && Manifest.read(corpus()).features() == null) {
      throw new ModelException(
          "the model uses the features of %s, which this program cannot extract from audio; expected a corpus with features:"
              .formatted(trained.card().extractor()));
    }
    LoadedCorpus loaded =
        leftOut
            .counting(common.loader(cache.folder())::load)
            .load(corpus(), columns == null ? FeatureSets.DEFAULT : columns.sets());
    Problem.lines(loaded.problems()).forEach(progress::warn);
    return loaded;
  }

  /** The fingerprints of the clips of a corpus, where those of the model can be compared. */
  List<@Nullable Fingerprint> fingerprints(
      TrainedModel trained, Corpus loaded, CommonOptions common) throws InterruptedException {
    return new KnownClips(trained).comparesRecordings()
        ? common.loader(cache.folder()).fingerprints(loaded)
        : ClipFingerprints.NONE.of(loaded);
  }
}
