package org.sonaffect.automl.space;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.random.SplitMix64;
import org.sonaffect.learning.rows.ShortDecimal;

/**
 * One setting of a space: what values it may take, and under which condition it exists at all.
 *
 * @param name unique within the space, without {@code =} and {@code ;}
 * @param values what it may be
 * @param usual the default value
 * @param condition null where the setting always exists
 */
public record Parameter(String name, Values values, String usual, @Nullable Condition condition) {
  /** Numbers are kept to so many significant digits: enough to search, short to read. */
  private static final int DIGITS = 3;

  /** The setting exists only where another has one of some values. */
  public record Condition(String parameter, Set<String> values) {
    /** Copies the values. */
    public Condition {
      values = Set.copyOf(values);
    }
  }

  /** What a setting may be. */
  public sealed interface Values {
    /** A value drawn uniformly (on the scale of the values). */
    String sample(SplitMix64 random);

    /** A value near another, mostly not the same. */
    String near(String value, SplitMix64 random);

    /** Whether a text is one of the values. */
    boolean contains(String value);

    /** Numbers of a value in the encoding: as many as {@link #width}, each in [0, 1]. */
    void encode(String value, double[] into, int offset);

    /** How many numbers encode a value. */
    int width();
  }

  /**
   * One of some words.
   *
   * @param weights how often each is drawn, relative to the others
   */
  public record Choice(List<String> words, List<Integer> weights) implements Values {
    /** Copies the words; as many weights, each at least 1. */
    public Choice {
      words = List.copyOf(words);
      weights = List.copyOf(weights);
      if (words.size() != weights.size() || weights.stream().anyMatch(w -> w < 1)) {
        throw new IllegalArgumentException(
            "expected %d weights of at least 1, found %s".formatted(words.size(), weights));
      }
    }

    /** Words drawn equally often. */
    public Choice(List<String> words) {
      this(words, Collections.nCopies(words.size(), 1));
    }

    @Override
    public String sample(SplitMix64 random) {
      int total = weights.stream().mapToInt(Integer::intValue).sum();
      int left = random.nextInt(total);
      int word = 0;
      while (left >= weights.get(word)) {
        left -= weights.get(word++);
      }
      return words.get(word);
    }

    @Override
    public String near(String value, SplitMix64 random) {
      if (words.size() < 2) {
        return value;
      }
      int other = random.nextInt(words.size() - 1);
      int held = words.indexOf(value);
      return words.get(held >= 0 && other >= held ? other + 1 : other);
    }

    @Override
    public boolean contains(String value) {
      return words.contains(value);
    }

    @Override
    public void encode(String value, double[] into, int offset) {
      into[offset + words.indexOf(value)] = 1;
    }

    @Override
    public int width() {
      return words.size();
    }
  }

  /**
   * A number.
   *
   * @param low smallest, above 0 on a logarithmic scale
   * @param high largest
   * @param logarithmic whether ratios count rather than differences
   * @param whole whether it is a whole number
   */
  public record Range(double low, double high, boolean logarithmic, boolean whole)
      implements Values {
    /** Deviation of a step to a neighbour, as a share of the range (SMAC, Hutter et al. 2011). */
    private static final double STEP = 0.2;

    /** Checks the ends. */
    public Range {
      if (!(low < high) || (logarithmic && !(low > 0))) {
        throw new IllegalArgumentException(
            "expected a range of rising numbers, found %s to %s"
                .formatted(ShortDecimal.of(low), ShortDecimal.of(high)));
      }
    }

    @Override
    public String sample(SplitMix64 random) {
      return text(random.nextDouble());
    }

    @Override
    public String near(String value, SplitMix64 random) {
      double unit = unit(Double.parseDouble(value));
      while (true) {
        double moved = unit + STEP * random.nextGaussian();
        if (moved >= 0 && moved <= 1) {
          return text(moved);
        }
      }
    }

    @Override
    public boolean contains(String value) {
      try {
        double number = Double.parseDouble(value);
        return number >= low && number <= high && (!whole || number == Math.rint(number));
      } catch (NumberFormatException e) {
        return false;
      }
    }

    @Override
    public void encode(String value, double[] into, int offset) {
      into[offset] = unit(Double.parseDouble(value));
    }

    @Override
    public int width() {
      return 1;
    }

    private double unit(double value) {
      double share =
          logarithmic
              ? (StrictMath.log(value) - StrictMath.log(low))
                  / (StrictMath.log(high) - StrictMath.log(low))
              : (value - low) / (high - low);
      return Math.max(0, Math.min(1, share));
    }

    private String text(double unit) {
      double value =
          logarithmic
              ? low * StrictMath.exp(unit * (StrictMath.log(high) - StrictMath.log(low)))
              : low + unit * (high - low);
      value = whole ? Math.rint(value) : rounded(value);
      return ShortDecimal.of(Math.max(low, Math.min(high, value)));
    }

    private static double rounded(double value) {
      return new BigDecimal(value)
          .round(new MathContext(DIGITS, RoundingMode.HALF_EVEN))
          .doubleValue();
    }
  }

  /** Checks the usual value. */
  public Parameter {
    if (!values.contains(usual)) {
      throw new IllegalArgumentException(
          "the usual value of %s, %s, is none of its values".formatted(name, usual));
    }
  }
}
