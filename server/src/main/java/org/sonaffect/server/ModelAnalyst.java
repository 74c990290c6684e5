package org.sonaffect.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.model.ModelCard;
import org.sonaffect.model.ReferenceClip;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.card.CardJson;
import org.sonaffect.model.card.CardPage;
import org.sonaffect.model.predict.FilePrediction;
import org.sonaffect.model.predict.Moment;
import org.sonaffect.model.predict.PredictionListener;
import org.sonaffect.model.predict.PredictionOptions;
import org.sonaffect.model.predict.Predictor;
import org.sonaffect.model.predict.Segment;

/** A trained model, as the server needs it. */
record ModelAnalyst(TrainedModel model, Predictor predictor) implements Analyst {
  ModelAnalyst(TrainedModel model) {
    this(model, new Predictor(model));
  }

  @Override
  public ModelCard card() {
    return model.card();
  }

  @Override
  public String cardHtml() {
    return CardPage.of(model.card());
  }

  @Override
  public JsonNode cardJson() {
    return CardJson.of(model.card());
  }

  @Override
  public FeatureSets sets() {
    return Objects.requireNonNullElse(predictor.sets(), FeatureSets.DEFAULT);
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

  @Override
  public @Nullable Segment moment(Path audio, PredictionOptions options, double start)
      throws IOException, InterruptedException {
    return Moment.of(predictor, audio, options, start);
  }
}
