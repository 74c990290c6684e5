package org.sonaffect.spark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.table.CarriedColumn;
import org.sonaffect.acoustics.table.ClipExtraction;
import org.sonaffect.acoustics.table.NamedClip;
import org.sonaffect.learning.portable.Sha256;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.builtin.BuiltInModel;
import org.sonaffect.model.file.ModelFile;
import org.sonaffect.model.predict.FilePrediction;
import org.sonaffect.model.predict.OutputScale;
import org.sonaffect.model.predict.PredictionBatch;
import org.sonaffect.model.predict.PredictionOptions;
import org.sonaffect.model.predict.PredictionOutput;
import org.sonaffect.model.predict.Predictor;

/**
 * The prediction of clips.
 *
 * @param model the model file; empty: one that comes with the program
 * @param digest SHA-256 (hex) of the model file; the name of one that comes with the program
 * @param format of the output, one that parts can be put together of
 * @param scale as it is written
 * @param window seconds; 0: no curve
 * @param hop seconds
 * @param domain null: that of the nearest training clips
 * @param maxSeconds of a clip that are analysed
 * @param carried columns that are carried through
 */
@SuppressWarnings("ArrayRecordComponent")
record PredictJob(
    byte[] model,
    String digest,
    PredictionOutput.Format format,
    String scale,
    double window,
    double hop,
    @Nullable String domain,
    double maxSeconds,
    List<CarriedColumn> carried)
    implements ClipJob {
  private static final long serialVersionUID = 1L;

  /** Kept in a process: a query may compare some. */
  static final int MOST_MODELS = 4;

  /** The digest of a model file. */
  static String digest(byte[] model) {
    return HexFormat.of().formatHex(Sha256.digest().digest(model));
  }

  /** As the local prediction takes it. */
  PredictionOptions options() {
    PredictionOptions whole = PredictionOptions.WHOLE;
    return new PredictionOptions(
        window, hop, domain, whole.audio().withLimits(maxSeconds, whole.audio().maxDecoding()));
  }

  @Override
  public String identity() {
    return String.join(
        "\n",
        "predictions",
        digest,
        format.word(),
        scale,
        Double.toString(window),
        Double.toString(hop),
        String.valueOf(domain),
        Double.toString(maxSeconds),
        carried.toString());
  }

  @Override
  public String ending() {
    return "." + format.word();
  }

  @Override
  public boolean isJoinable() {
    return format.isJoinable();
  }

  /** The model, bound once in each process. */
  Predictor predictor() {
    return ExecutorMemo.of(Predictor.class, MOST_MODELS, digest, () -> new Predictor(read()));
  }

  private TrainedModel read() throws IOException {
    try {
      BuiltInModel builtIn = model.length == 0 ? BuiltInModel.named(digest) : null;
      return builtIn != null
          ? builtIn.read()
          : ModelFile.read(new ByteArrayInputStream(model), model.length);
    } catch (ModelException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public Session open(OutputStream out, boolean header) throws IOException {
    Predictor predictor = predictor();
    PredictionOptions options = options();
    PredictionOutput output =
        PredictionOutput.open(
            format, out, predictor.model().card(), OutputScale.parse(scale), carried, header);
    return new Session() {
      @Override
      public ClipExtraction.Outcome write(NamedClip clip) throws IOException, InterruptedException {
        PredictionBatch.Outcome outcome =
            PredictionBatch.outcome(predictor, clip.segment(), options);
        FilePrediction found = outcome.prediction();
        if (found == null) {
          return new ClipExtraction.Outcome(0, 0, List.of(), outcome.reason());
        }
        output.write(
            new FilePrediction(clip.name(), found.whole(), found.curve(), found.notes()),
            clip.carried());
        return new ClipExtraction.Outcome(
            Math.max(1, found.curve().size()),
            found.whole().end() - found.whole().start(),
            List.of(),
            null);
      }

      @Override
      public void close() throws IOException {
        output.close();
      }
    };
  }
}
