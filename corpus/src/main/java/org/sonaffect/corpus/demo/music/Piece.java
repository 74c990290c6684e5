package org.sonaffect.corpus.demo.music;

import java.util.List;
import org.sonaffect.corpus.demo.synthesis.Dice;

/**
 * What two takes of one piece share: the group of the music corpus.
 *
 * @param style its category
 * @param name unique, e.g. {@code folk-03}
 * @param minor in a minor key
 * @param key tonic, in semitones above C
 * @param chords scale degrees (0: tonic) of four chords
 * @param dissonance in [0, 1]: how loud semitone clashes are, and how far voices are out of tune
 * @param gladness in [0, 1]: glad pieces are rather in major, consonant, high and fast (that minor
 *     goes with slow and low: Post and Huron 2009, Huron 2008)
 */
record Piece(
    Style style,
    String name,
    boolean minor,
    int key,
    List<Integer> chords,
    double dissonance,
    double gladness) {
  private static final int[] MAJOR_SCALE = {0, 2, 4, 5, 7, 9, 11};
  private static final int[] MINOR_SCALE = {0, 2, 3, 5, 7, 8, 10};
  private static final int DOMINANT = 4;

  private static final List<List<Integer>> MAJOR_CHORDS =
      List.of(List.of(0, 3, 4, 0), List.of(0, 4, 5, 3), List.of(0, 5, 1, 4), List.of(0, 3, 0, 4));
  private static final List<List<Integer>> MINOR_CHORDS =
      List.of(List.of(0, 3, 4, 0), List.of(0, 5, 3, 4), List.of(0, 3, 0, 4), List.of(0, 5, 1, 4));

  /** The piece of a style with a number from 1. */
  static Piece of(Style style, int number) {
    String name = "%s-%02d".formatted(style.label(), number);
    Dice dice = new Dice("music/" + name);
    double gladness = dice.unit();
    boolean minor = gladness < dice.between(0.2, 0.8);
    return new Piece(
        style,
        name,
        minor,
        dice.below(12),
        dice.pick(minor ? MINOR_CHORDS : MAJOR_CHORDS),
        dice.near(1 - gladness),
        gladness);
  }

  /** Semitones of a scale degree above the tonic; degrees continue beyond the octave. */
  int scale(int degree) {
    int[] scale = minor ? MINOR_SCALE : MAJOR_SCALE;
    return 12 * Math.floorDiv(degree, 7) + scale[Math.floorMod(degree, 7)];
  }

  /** Pitch classes of the triad on a degree; a minor piece has a major dominant. */
  int[] triad(int degree) {
    int third = scale(degree + 2) + (minor && degree == DOMINANT ? 1 : 0);
    return new int[] {
      (key + scale(degree)) % 12, (key + third) % 12, (key + scale(degree + 4)) % 12
    };
  }

  /** The chance of one part of this piece: the same in every take. */
  Dice dice(String part) {
    return new Dice("music/" + name + "/" + part);
  }
}
