package org.sonaffect.corpus.demo.synthesis;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Random numbers that depend on a name only. The longs are those of SplitMix64 ({@link
 * SplittableRandom#nextLong()}); everything else is derived here, since the JDK's own derivations
 * changed between versions.
 */
public final class Dice {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final String name;
  private final SplittableRandom source;

  /** Dice seeded by the 64-bit FNV-1a hash of a name. */
  public Dice(String name) {
    this.name = name;
    long hash = FNV_OFFSET;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * FNV_PRIME;
    }
    this.source = new SplittableRandom(hash);
  }

  /** Dice of their own for a part of the work: the same whatever was drawn from these before. */
  public Dice of(String part) {
    return new Dice(name + "/" + part);
  }

  /** Uniform in [0, 1). */
  public double unit() {
    return (source.nextLong() >>> 11) * 0x1p-53;
  }

  /** Uniform in [low, high). */
  public double between(double low, double high) {
    return low + (high - low) * unit();
  }

  /** Uniform in [-1, 1): one sample of white noise. */
  public double noise() {
    return (source.nextLong() >> 11) * 0x1p-52;
  }

  /**
   * A share in [0, 1] that goes half with another share and half its own way, about as wide as a
   * uniform one.
   */
  public double near(double share) {
    double middle = 0.5 * (share + unit());
    return StrictMath.max(0, StrictMath.min(1, 0.5 + StrictMath.sqrt(2) * (middle - 0.5)));
  }

  /** Uniform over 0 .. count - 1. */
  public int below(int count) {
    return (int) (unit() * count);
  }

  /** True with the given probability. */
  public boolean chance(double probability) {
    return unit() < probability;
  }

  /** One of the choices, all equally likely. */
  public <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** Standard normal (Box and Muller 1958). */
  public double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
    return radius * StrictMath.cos(2 * StrictMath.PI * unit());
  }

  /** Seconds to the next event of a Poisson process of {@code rate} events a second. */
  public double gap(double rate) {
    return -StrictMath.log(1 - unit()) / rate;
  }
}
