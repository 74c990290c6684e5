package org.sonaffect.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.model.ModelCard;
import org.sonaffect.model.ReferenceClip;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.predict.FilePrediction;
import org.sonaffect.model.predict.PredictionListener;
import org.sonaffect.model.predict.PredictionOptions;
import org.sonaffect.model.predict.Segment;

/** What the server needs of a model. Usable from many threads. */
interface Analyst {
  ModelCard card();

  /** The model card for people: a whole HTML document without script. */
  String cardHtml();

  /** The model card for programs. */
  JsonNode cardJson();

  /** The feature sets that it extracts of audio. */
  FeatureSets sets();

  /** The training clips. */
  List<ReferenceClip> clips();

  /** The model itself; null where it is none that can be adapted. */
  default @Nullable TrainedModel model() {
    return null;
  }

  /**
   * What the model says of a file.
   *
   * @throws InterruptedException where the thread was interrupted
   * @throws IOException where it is not readable audio
   */
  FilePrediction of(Path audio, PredictionOptions options, PredictionListener listener)
      throws IOException, InterruptedException;

  /**
   * What the model says of one window of a file, with its reasons; null where the file ends before.
   * Throws as {@link #of} does.
   *
   * @param options the length of the window and the domain
   * @param start seconds into the file
   */
  @Nullable Segment moment(Path audio, PredictionOptions options, double start)
      throws IOException, InterruptedException;
}
