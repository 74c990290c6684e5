package org.sonaffect.model.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.Corpus;
import org.sonaffect.corpus.SampleRates;
import org.sonaffect.model.ExtractedColumns;
import org.sonaffect.model.ModelCard;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.interval.LikeListeners;

/** What a reader of an evaluation must know before the figures. */
final class EvaluationCautions {
  /** Fewer groups have no bootstrap interval ({@code ClipBootstrap}). */
  private static final int FEW = 5;

  /** A person reads no more names at once. */
  private static final int MOST_NAMED = 10;

  private final List<String> said = new ArrayList<>();

  private EvaluationCautions() {}

  static List<String> of(
      TrainedModel model,
      Corpus corpus,
      @Nullable String domain,
      boolean comparesContent,
      int leftOut,
      List<EvaluatedClip> clips,
      int groups) {
    EvaluationCautions cautions = new EvaluationCautions();
    List<EvaluatedClip> scored = clips.stream().filter(EvaluatedClip::scored).toList();
    cautions.shared(clips, scored);
    cautions.ofTheModel(model.card(), comparesContent);
    cautions.ofTheCorpus(model, corpus, domain, leftOut);
    for (int t = 0; t < model.targets().size(); t++) {
      cautions.level(model.targets().get(t), t, scored);
    }
    if (!scored.isEmpty() && groups < FEW) {
      cautions.said.add(
          "%s of %s: too few for bootstrap intervals, which need %d groups%s."
              .formatted(
                  count(scored.size(), "clip"),
                  count(groups, "group"),
                  FEW,
                  scored.size() > 1 ? "" : "; and one clip has no R², CCC or Pearson r"));
    } else if (groups < scored.size()) {
      cautions.said.add(
          "The %d clips belong to %d groups; the bootstrap draws whole groups."
              .formatted(scored.size(), groups));
    }
    cautions.novel(scored);
    String like = LikeListeners.sentence(model.card());
    if (!like.isEmpty()) {
      cautions.said.add(sentence(like));
    }
    return List.copyOf(cautions.said);
  }

  private void shared(List<EvaluatedClip> clips, List<EvaluatedClip> scored) {
    List<EvaluatedClip> shared = clips.stream().filter(clip -> !clip.scored()).toList();
    if (shared.isEmpty()) {
      return;
    }
    String names =
        shared.stream()
            .limit(MOST_NAMED)
            .map(clip -> clip.item().id())
            .collect(Collectors.joining(", "));
    int more = shared.size() - MOST_NAMED;
    said.add(
        "%d of the %s do not count, because the model was trained on them: %s%s."
            .formatted(
                shared.size(),
                count(clips.size(), "clip"),
                names,
                more > 0 ? " and %d more".formatted(more) : ""));
    if (scored.isEmpty()) {
      said.add("No clip is left to be scored.");
    }
    Set<String> groups =
        shared.stream()
            .map(clip -> String.valueOf(clip.item().group()))
            .collect(Collectors.toSet());
    long related =
        scored.stream()
            .filter(clip -> clip.item().group() != null)
            .filter(clip -> groups.contains(clip.item().group()))
            .count();
    if (related > 0) {
      said.add(
          "%d of the scored clips share a group with such a clip, so they are not quite new either."
              .formatted(related));
    }
  }

  private void ofTheModel(ModelCard card, boolean comparesContent) {
    if (card.demonstration()) {
      said.add(sentence(ModelCard.DEMONSTRATION_NOTICE));
    }
    if (!comparesContent) {
      said.add(
          "The model file does not keep hashes of its training clips: shared clips are found by"
              + " their features alone.");
    }
  }

  private void ofTheCorpus(
      TrainedModel model, Corpus corpus, @Nullable String domain, int leftOut) {
    if (leftOut > 0) {
      said.add("%s of the corpus could not be used.".formatted(count(leftOut, "clip")));
    }
    if (corpus.provenance().synthetic()) {
      said.add("The corpus is synthetic: its ratings come from no listener.");
    }
    if (domain == null) {
      said.add(
          "The model does not know the domain '%s'; it knows %s. Each clip is predicted in the"
                  .formatted(corpus.domain(), String.join(", ", model.domains()))
              + " domain of its nearest training clips.");
    }
    SampleRates rates = model.card().rates();
    // A model may take all audio to one rate; then only a lower one differs.
    ExtractedColumns columns = ExtractedColumns.of(model.card(), model.columns());
    int heard =
        columns == null ? Integer.MAX_VALUE : columns.sets().signal().rateOf(Integer.MAX_VALUE);
    String other =
        corpus.provenance().rates().counts().stream()
            .filter(count -> rates.lacks(count.hertz()) && count.hertz() < heard)
            .map(count -> count.hertz() + " Hz")
            .collect(Collectors.joining(", "));
    if (!other.isEmpty()) {
      said.add(
          "Clips of %s: the model was trained on %s, and features differ with the sample rate."
              .formatted(other, rates));
    }
  }

  private void level(String target, int t, List<EvaluatedClip> scored) {
    if (scored.size() > 1
        && scored.stream().map(clip -> clip.rating().get(t)).distinct().count() == 1) {
      said.add(
          "All ratings of %s are equal, so R², CCC and Pearson r are undefined.".formatted(target));
    }
  }

  private void novel(List<EvaluatedClip> scored) {
    long novel = scored.stream().filter(clip -> clip.affect().novelty() == 1).count();
    if (novel > 0) {
      said.add(
          (novel == 1 ? "One clip is" : novel + " clips are")
              + " farther from the training clips than any training clip is from the others"
              + " (novelty 1).");
    }
  }

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
