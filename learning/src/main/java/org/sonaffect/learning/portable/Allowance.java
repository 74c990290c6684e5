package org.sonaffect.learning.portable;

/**
 * What a model may cost, so that no few bytes of a file can ask for much memory or time: bytes that
 * are held, steps of arithmetic to read it, and steps to predict one row.
 */
public final class Allowance {
  /** What is used up. */
  public enum Cost {
    /** Held as long as the model is. */
    BYTES("MiB", 0x1p20),
    /** Of arithmetic, about, to read the model. */
    READING("million steps to read it", 1e6),
    /** Of arithmetic, about, to predict one row. */
    PREDICTING("million steps to predict a row", 1e6);

    private final String words;
    private final double unit;

    Cost(String words, double unit) {
      this.words = words;
      this.unit = unit;
    }

    /** An amount in words. */
    String of(double amount) {
      return "%.1f %s".formatted(amount / unit, words);
    }
  }

  private final double[] left;
  private final double[] limits;
  private final boolean[] refused = new boolean[Cost.values().length];

  /** Limits of each cost. */
  public Allowance(double bytes, double reading, double predicting) {
    this.limits = new double[] {bytes, reading, predicting};
    this.left = limits.clone();
  }

  /** Takes an amount, if there is so much left. */
  public boolean take(Cost cost, double amount) {
    if (!(amount <= left[cost.ordinal()])) {
      refused[cost.ordinal()] = true;
      return false;
    }
    left[cost.ordinal()] -= amount;
    return true;
  }

  /** Whether more was asked for than was left. */
  public boolean refused(Cost cost) {
    return refused[cost.ordinal()];
  }

  /** How much has been taken. */
  double taken(Cost cost) {
    return limits[cost.ordinal()] - left[cost.ordinal()];
  }

  /** How much there was. */
  double limit(Cost cost) {
    return limits[cost.ordinal()];
  }
}
