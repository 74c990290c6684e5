package org.sonaffect.server.adapt;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.sonaffect.corpus.Corpus;
import org.sonaffect.corpus.CorpusProvenance;
import org.sonaffect.corpus.FeatureTable;
import org.sonaffect.corpus.Item;
import org.sonaffect.corpus.extract.ContentHash;
import org.sonaffect.model.Calibration;
import org.sonaffect.model.ClipSpace;
import org.sonaffect.model.Correction;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.calibrate.Calibrator;
import org.sonaffect.model.explain.KnownClips;

/**
 * What came of adapting a model to listeners, as {@code sonaffect calibrate} does it.
 *
 * @param outcome with the adapted model, which is worth keeping where something was gained
 * @param raters how many listeners
 * @param sentence what was gained, or why there is no model
 */
public record Adaptation(
    Calibrator.Outcome outcome, String domain, int clips, int raters, String sentence) {
  private static final List<String> RATED = List.of("arousal", "valence");

  /** Whether a model can be adapted here: it is the original, and of what is rated here. */
  public static boolean suits(TrainedModel model) {
    return model.calibration() == null && RATED.containsAll(model.targets());
  }

  /**
   * Adapts.
   *
   * @throws IllegalArgumentException where the domain is none of the model's, or there are too few
   *     different clips
   * @throws org.sonaffect.study.StudyException where {@code calibrate} refuses them
   * @throws java.util.concurrent.CancellationException where the thread was interrupted
   */
  public static Adaptation of(TrainedModel model, RatedClips rated) {
    String domain = domain(model, rated);
    Set<String> raters = new HashSet<>();
    rated.clips().forEach(clip -> clip.ratings().forEach(rating -> raters.add(rating.rater())));
    Corpus corpus = corpus(model, rated, domain, raters.size());
    Set<String> recordings = new HashSet<>();
    corpus.items().forEach(item -> recordings.add(String.valueOf(item.group())));
    if (recordings.size() < RatedClips.FEWEST) {
      throw new IllegalArgumentException(
          "clips: found %d different recordings, expected at least %d; versions of one count once"
              .formatted(recordings.size(), RatedClips.FEWEST));
    }
    Calibrator.Outcome outcome = Calibrator.of(model, corpus, domain);
    return new Adaptation(
        outcome, domain, rated.clips().size(), raters.size(), sentence(outcome, rated));
  }

  private static String domain(TrainedModel model, RatedClips rated) {
    List<String> domains = model.domains();
    String asked = rated.domain();
    if (asked == null && domains.size() == 1) {
      return domains.get(0);
    }
    if (asked == null || !domains.contains(asked)) {
      throw new IllegalArgumentException(
          "domain: found %s, expected one of %s"
              .formatted(asked == null ? "none" : "another", String.join(", ", domains)));
    }
    return asked;
  }

  /** The mean ratings. */
  private static Corpus corpus(TrainedModel model, RatedClips rated, String domain, int raters) {
    List<Item> items = new ArrayList<>();
    int[] recording = recordings(model.space(), rated.clips());
    ContentHash hash = new ContentHash();
    for (RatedClip clip : rated.clips()) {
      double arousal =
          mean(clip.ratings().stream().mapToDouble(RatedClip.Rating::arousal).toArray());
      double valence =
          mean(clip.ratings().stream().mapToDouble(RatedClip.Rating::valence).toArray());
      String content = ContentHash.row(clip.features());
      hash.add(arousal).add(valence).add(content);
      items.add(
          Item.rated(
              clip.name(), arousal, valence, "recording " + recording[items.size()], content));
    }
    return new Corpus(
        raters == 1 ? "the page (one listener)" : "the page (%d listeners)".formatted(raters),
        domain,
        items,
        new FeatureTable(
            model.columns(),
            rated.clips().stream().map(RatedClip::features).toArray(float[][]::new)),
        new CorpusProvenance(Path.of("ratings.csv"), hash.hex(), model.card().extractor(), false));
  }

  /** The first clip that each is a version of: so near it that it is another form of it. */
  private static int[] recordings(ClipSpace space, List<RatedClip> clips) {
    double[][] places =
        clips.stream().map(clip -> space.place(clip.features())).toArray(double[][]::new);
    int[] first = new int[places.length];
    for (int i = 0; i < first.length; i++) {
      int own = i;
      for (int j = 0; j < i && own == i; j++) {
        own = distance(places[i], places[j]) < KnownClips.NEAR ? first[j] : i;
      }
      first[i] = own;
    }
    return first;
  }

  private static double distance(double[] one, double[] other) {
    double sum = 0;
    for (int k = 0; k < one.length; k++) {
      sum += (one[k] - other[k]) * (one[k] - other[k]);
    }
    return Math.sqrt(sum);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static String sentence(Calibrator.Outcome outcome, RatedClips rated) {
    int clips = rated.clips().size();
    if (outcome.predictionsGained()) {
      Calibration calibration = Objects.requireNonNull(outcome.model().calibration());
      List<String> better =
          calibration.corrections().stream()
              .filter(correction -> !correction.kind().equals("none"))
              .map(Correction::target)
              .toList();
      return "The adapted model is closer to these ratings in %s, by more than chance explains.%s"
          .formatted(
              String.join(" and ", better),
              outcome.intervalsGained() ? " Its intervals are wide enough for them, too." : "");
    }
    return outcome.intervalsGained()
        ? "The predictions stay as they were, but the intervals were too narrow for these ratings;"
            + " those of the adapted model come from them."
        : "No model was made: with these %d clips, nothing brings the predictions closer to the"
                .formatted(clips)
            + " ratings by more than chance explains, and the intervals hold enough of them.";
  }
}
