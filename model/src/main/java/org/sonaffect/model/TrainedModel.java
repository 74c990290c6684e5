package org.sonaffect.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model with all that it needs to predict and to say how sure it is; immutable.
 *
 * @param card what it says of itself
 * @param columns names of the features, in the order of the core's columns
 * @param core what predicts
 * @param space where its training clips lie, in the order of {@code clips}
 * @param clips the training clips, under names relative to their corpus
 * @param intervals one per domain and target, domain by domain
 * @param ranges of each column over the training clips
 * @param typical {@code [domain][column]}: the median of each feature over the domain's clips
 * @param calibration to other listeners, or null
 */
@SuppressWarnings("ArrayRecordComponent")
public record TrainedModel(
    ModelCard card,
    List<String> columns,
    ModelCore core,
    ClipSpace space,
    List<ReferenceClip> clips,
    List<IntervalRule> intervals,
    ColumnRanges ranges,
    float[][] typical,
    @Nullable Calibration calibration) {
  /** Checks that all parts are of the same columns, targets, domains and clips. */
  public TrainedModel {
    columns = List.copyOf(columns);
    clips = ClipNames.relative(clips);
    intervals = List.copyOf(intervals);
    int targets = card.targets().size();
    int domains = card.domains().size();
    require("columns of the core", core.columns(), columns.size());
    require("columns of the card", card.columns(), columns.size());
    require("columns of the space", space.columns(), columns.size());
    require("column ranges", ranges.low().length, columns.size());
    require("targets of the core", core.targets(), targets);
    require("clips in the space", space.clips(), clips.size());
    require("typical clips", typical.length, domains);
    for (float[] row : typical) {
      require("features of a typical clip", row.length, columns.size());
    }
    require("interval rules", intervals.size(), domains * targets);
    for (int i = 0; i < intervals.size(); i++) {
      IntervalRule rule = intervals.get(i);
      if (!rule.domain().equals(card.domains().get(i / targets))
          || !rule.target().equals(card.targets().get(i % targets))) {
        throw new IllegalArgumentException(
            "interval rule %d is of %s, %s".formatted(i, rule.domain(), rule.target()));
      }
    }
    for (ReferenceClip clip : clips) {
      require("out-of-fold predictions of " + clip.id(), clip.outOfFold().size(), targets);
      if (!card.domains().contains(clip.domain())) {
        throw new IllegalArgumentException(
            "clip %s is of the domain %s".formatted(clip.id(), clip.domain()));
      }
    }
  }

  /** The same model, adapted to other listeners. */
  public TrainedModel calibrated(ModelCard.CalibrationCard by, Calibration adapted) {
    return new TrainedModel(
        card.with(by), columns, core, space, clips, intervals, ranges, typical, adapted);
  }

  /** The domains, in the order of their numbers. */
  public List<String> domains() {
    return card.domains();
  }

  /** The targets, in order. */
  public List<String> targets() {
    return card.targets();
  }

  private static void require(String what, int found, int wanted) {
    if (found != wanted) {
      throw new IllegalArgumentException("%d %s, expected %d".formatted(found, what, wanted));
    }
  }
}
