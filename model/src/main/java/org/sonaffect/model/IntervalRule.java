package org.sonaffect.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.portable.Form;

/**
 * Half the width of the interval around a prediction, for one domain and target: {@code quantile *
 * scale}, where the scale is 1, or, where it adapts, the mean error (out of fold) of the nearest
 * training clips of the domain, drawn towards that of all of them. Around short clips it is wider,
 * where it is known by how much.
 *
 * @param domain of the model
 * @param target of the model
 * @param clips whose out-of-fold errors it was made from
 * @param adaptive whether the width follows the neighbourhood (Lei et al., JASA 2018, section 5.2)
 * @param shrinkage share of the mean error of the whole domain in the scale, in [0, 1]; 1 where it
 *     does not adapt
 * @param typical mean error of the whole domain, above 0; 1 where it does not adapt
 * @param quantile the ceil((n + 1) 0.9)-th smallest of the n scaled errors, not negative; infinite
 *     where n is too small: the interval is then the whole scale
 * @param excerpts how much wider it is around excerpts of clips, by length, the shortest first;
 *     null where that was not measured
 */
public record IntervalRule(
    String domain,
    String target,
    int clips,
    boolean adaptive,
    double shrinkage,
    double typical,
    double quantile,
    @Form.Younger @Nullable List<Excerpt> excerpts) {
  /** So many times as long as the longest excerpt is a clip whose interval is that of a whole. */
  private static final double WHOLE = 2;

  /**
   * What was found around excerpts of one length.
   *
   * @param seconds of the excerpts
   * @param factor on the width around a whole clip, at least 1
   */
  public record Excerpt(double seconds, double factor) {
    /** Checks the ranges. */
    public Excerpt {
      if (!(seconds > 0 && seconds <= 1e6 && factor >= 1 && factor <= 1e6)) {
        throw new IllegalArgumentException(
            "an interval %s times as wide around %s s".formatted(factor, seconds));
      }
    }
  }

  /** Checks the ranges. */
  public IntervalRule {
    if (!(quantile >= 0) || !(typical > 0) || !(shrinkage >= 0 && shrinkage <= 1) || clips < 0) {
      throw new IllegalArgumentException(
          "an interval rule of %d clips, shrinkage %s and quantile %s"
              .formatted(clips, shrinkage, quantile));
    }
    excerpts = excerpts == null ? null : List.copyOf(excerpts);
    for (int i = 1; excerpts != null && i < excerpts.size(); i++) {
      if (!(excerpts.get(i - 1).seconds() < excerpts.get(i).seconds())) {
        throw new IllegalArgumentException("excerpts of an interval rule: the shortest goes first");
      }
    }
  }

  /** Where nothing is known of excerpts. */
  public IntervalRule(
      String domain,
      String target,
      int clips,
      boolean adaptive,
      double shrinkage,
      double typical,
      double quantile) {
    this(domain, target, clips, adaptive, shrinkage, typical, quantile, null);
  }

  /** The same rule with what is known of excerpts; as it is where that is nothing. */
  public IntervalRule with(@Nullable List<Excerpt> known) {
    List<Excerpt> some = known == null || known.isEmpty() ? null : known;
    return new IntervalRule(domain, target, clips, adaptive, shrinkage, typical, quantile, some);
  }

  /**
   * Half the width where the nearest clips have some mean error.
   *
   * @param error of the neighbourhood; not looked at where the rule does not adapt
   */
  public double halfWidth(double error) {
    return adaptive ? quantile * (shrinkage * typical + (1 - shrinkage) * error) : quantile;
  }

  /**
   * How much wider it is around audio of some length: between two lengths that were measured, and
   * from the longest to one of twice that length, which counts as a whole clip, each doubling takes
   * off alike.
   *
   * @param seconds infinite where unknown: then 1
   */
  public double widening(double seconds) {
    if (excerpts == null || excerpts.isEmpty()) {
      return 1;
    }
    for (int i = 0; i < excerpts.size(); i++) {
      Excerpt longer = excerpts.get(i);
      if (seconds < longer.seconds()) {
        return i == 0 ? longer.factor() : between(excerpts.get(i - 1), longer, seconds);
      }
    }
    Excerpt last = excerpts.get(excerpts.size() - 1);
    double whole = WHOLE * last.seconds();
    return seconds < whole ? between(last, new Excerpt(whole, 1), seconds) : 1;
  }

  private static double between(Excerpt shorter, Excerpt longer, double seconds) {
    double share =
        StrictMath.log(seconds / shorter.seconds())
            / StrictMath.log(longer.seconds() / shorter.seconds());
    return shorter.factor() + share * (longer.factor() - shorter.factor());
  }
}
