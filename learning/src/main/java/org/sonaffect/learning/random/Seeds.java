package org.sonaffect.learning.random;

import java.nio.charset.StandardCharsets;

/**
 * The seeds of a study as a tree: every random choice has a path of names below the study's seed,
 * so that no choice depends on how many others were made before it, or on which thread.
 *
 * <p>{@code Seeds.of(1983).child("folds").child("sounds").child(0).value()} is the seed of the
 * folds of the corpus `sounds` in repetition 0. A child's seed is mix(value xor mix(FNV-1a 64 of
 * the name's UTF-8 bytes)), with the finaliser of {@link SplitMix64}.
 *
 * @param value the seed at this place of the tree
 */
public record Seeds(long value) {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /** The root of the tree. */
  public static Seeds of(long studySeed) {
    return new Seeds(studySeed);
  }

  /** The seeds below a name. */
  public Seeds child(String name) {
    long hash = FNV_OFFSET;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    return new Seeds(SplitMix64.mix(value ^ SplitMix64.mix(hash)));
  }

  /** The seeds below a number, say of a fold or a repetition; the same as below its digits. */
  public Seeds child(int number) {
    return child(Integer.toString(number));
  }

  /** A generator started here. */
  public SplitMix64 random() {
    return new SplitMix64(value);
  }
}
