package org.sonaffect.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.table.CarriedColumn;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.model.ModelCard;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.interval.LikeListeners;
import org.sonaffect.model.predict.OutputScale;
import org.sonaffect.model.predict.PredictionJson;
import org.sonaffect.model.predict.PredictionOptions;
import org.sonaffect.model.predict.PredictionOutput.Format;
import org.sonaffect.model.predict.PredictionTable;
import org.sonaffect.model.predict.Predictor;

/**
 * Predictions that are asked for.
 *
 * @param model a model file or a built-in model, as written
 * @param inputs audio files, folders, patterns, or {@code -} for a list of them on stdin
 * @param out where to write, as written; null: stdout
 * @param format null where neither an option nor the ending of {@code out} says it
 * @param scale of the predictions, as written, such as {@code 1-9}
 * @param options windows, domain, and how much of a file is read
 * @param jobs files at a time on this machine
 * @param force whether a file that is there is replaced
 * @param mostFailed the share of the clips that may fail; null: none
 * @param list a table of clips in the place of inputs, as written; null: none
 * @param newTo the folder of tables whose clips are left out, as written; null: none
 */
public record PredictionRequest(
    String model,
    List<String> inputs,
    @Nullable String out,
    @Nullable Format format,
    String scale,
    PredictionOptions options,
    int jobs,
    boolean force,
    @Nullable Double mostFailed,
    @Nullable String list,
    @Nullable String newTo) {
  /**
   * Checks the scale.
   *
   * @throws UsageError where it is none
   */
  public PredictionRequest {
    inputs = List.copyOf(inputs);
    parsed(scale);
  }

  /** The scale of the predictions. */
  public OutputScale outputScale() {
    return parsed(scale);
  }

  private static OutputScale parsed(String scale) {
    return UsageError.checked("--", () -> OutputScale.parse(scale));
  }

  /**
   * Checks that the model can do what is asked for, and says for whom its intervals hold, or that
   * it is for demonstration only.
   *
   * @throws UsageError where it does not know the domain
   * @throws ModelException where it does not predict from audio
   */
  public void check(Predictor predictor, Progress progress) throws ModelException {
    TrainedModel trained = predictor.model();
    String domain = options.domain();
    if (domain != null && !trained.domains().contains(domain)) {
      throw new UsageError(
          "--domain is %s, the model's are %s"
              .formatted(domain, String.join(", ", trained.domains())));
    }
    predictor.checkHears(model);
    if (trained.card().demonstration()) {
      progress.warn(ModelCard.DEMONSTRATION_NOTICE);
    } else {
      progress.warn(LikeListeners.sentence(trained.card()));
    }
  }

  /** All that must stay, but for the model. */
  public List<String> named() {
    return list == null ? inputs : List.of(list);
  }

  /**
   * Checks that no column of a table of clips has the name of one of the output.
   *
   * @throws UsageError naming one that has
   */
  public void mustDiffer(PathTable table, Predictor predictor) {
    ModelCard card = predictor.model().card();
    List<String> names = new ArrayList<>(PredictionTable.of(card, outputScale()).columns());
    names.addAll(PredictionJson.FIELDS);
    table.mustDiffer(String.valueOf(list), names);
  }

  /** No earlier tables yet; each must have the columns of this one. */
  public EarlierTables earlier(Predictor predictor, List<CarriedColumn> carried) {
    PredictionTable table = PredictionTable.of(predictor.model().card(), outputScale());
    return new EarlierTables(options.window() > 0, table.columns(carried));
  }

  /** What is wrong where the inputs hold no audio. */
  public UsageError noAudio() {
    return InputList.noAudio(list, inputs);
  }

  /** What is wrong where the format is needed and nothing says it. */
  public UsageError noFormat() {
    return new UsageError(
        "-o %s: expected an ending .csv, .jsonl, .ndjson or .parquet, or --format".formatted(out));
  }
}
