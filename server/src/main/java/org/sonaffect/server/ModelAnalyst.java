package org.sonaffect.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.sonaffect.model.FilePrediction;
import org.sonaffect.model.ModelCard;
import org.sonaffect.model.PredictionListener;
import org.sonaffect.model.PredictionOptions;
import org.sonaffect.model.Predictor;
import org.sonaffect.model.ReferenceClip;
import org.sonaffect.model.TrainedModel;

/** A trained model, as the server needs it. */
final class ModelAnalyst implements Analyst {
  private final TrainedModel model;
  private final Predictor predictor;

  ModelAnalyst(TrainedModel model) {
    this.model = model;
    this.predictor = new Predictor(model);
  }

  @Override
  public ModelCard card() {
    return model.card();
  }

  @Override
  public String cardHtml() {
    return model.card().html();
  }

  @Override
  public JsonNode cardJson() {
    return model.card().json();
  }

  @Override
  public List<ReferenceClip> clips() {
    return model.clips();
  }

  @Override
  public FilePrediction of(Path audio, PredictionOptions options, PredictionListener listener)
      throws IOException, InterruptedException {
    return predictor.of(audio, options, listener);
  }
}
