package org.sonaffect.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.cli.command.CommonOptions;
import org.sonaffect.cli.command.LeftOutClips;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.LoadedCorpus;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.corpus.manifest.Manifest;
import org.sonaffect.model.ExtractedColumns;
import org.sonaffect.model.ModelCard;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.TrainedModel;

/**
 * A corpus that a model is held against, loaded with the model's features. What is wrong with it is
 * told as it is read.
 *
 * @param corpus all that can be used
 * @param leftOut what cannot
 */
record RatedClips(LoadedCorpus corpus, LeftOutClips leftOut) {
  /**
   * Loads it.
   *
   * @throws ModelException where the corpus is audio, and the model's features cannot be extracted
   */
  static RatedClips load(
      TrainedModel model,
      Path manifest,
      CommonOptions common,
      @Nullable Path cache,
      Progress progress)
      throws CorpusException, InterruptedException, ModelException {
    if (model.card().demonstration()) {
      progress.warn(ModelCard.DEMONSTRATION_NOTICE);
    }
    ExtractedColumns columns = ExtractedColumns.of(model.card(), model.columns());
    if (columns == null && Manifest.read(manifest).features() == null) {
      throw new ModelException(
          "the model uses the features of %s, which this program cannot extract from audio; expected a corpus with features:"
              .formatted(model.card().extractor()));
    }
    LeftOutClips leftOut = new LeftOutClips();
    LoadedCorpus loaded =
        leftOut
            .counting(common.studyOptions(false, false, cache).corpora())
            .load(manifest, columns == null ? FeatureSets.DEFAULT : columns.sets());
    Problem.lines(loaded.problems()).forEach(progress::warn);
    return new RatedClips(loaded, leftOut);
  }
}
