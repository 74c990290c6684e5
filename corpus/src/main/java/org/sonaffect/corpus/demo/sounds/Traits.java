package org.sonaffect.corpus.demo.sounds;

import java.util.SortedMap;
import java.util.TreeMap;
import org.sonaffect.corpus.demo.synthesis.Dice;

/**
 * How one take of a source sounds; each in [0, 1] of what its kind can be.
 *
 * @param loudness softest to loudest
 * @param brightness dull to bright
 * @param roughness smooth to rough
 * @param pace slow to quick
 */
record Traits(double loudness, double brightness, double roughness, double pace) {
  private static final double SOFTEST = -42;
  private static final double LOUDEST = -16;

  /** How far two takes of one source differ. */
  private static final double TAKES = 0.08;

  /** A source: one that is driven with force is loud, bright and rough. */
  static Traits source(Dice dice) {
    double force = dice.unit();
    return new Traits(dice.near(force), dice.near(force), dice.near(force), dice.unit());
  }

  /** Another take of the same source: near in character, free in loudness by a fifth. */
  Traits take(Dice dice) {
    return new Traits(
        inside(loudness + dice.between(-0.2, 0.2)),
        inside(brightness + TAKES * dice.normal()),
        inside(roughness + TAKES * dice.normal()),
        inside(pace + TAKES * dice.normal()));
  }

  private static double inside(double share) {
    return StrictMath.max(0, StrictMath.min(1, share));
  }

  /** Active level in dB of full scale. */
  double level() {
    return SOFTEST + (LOUDEST - SOFTEST) * loudness;
  }

  /** The cues when a source of this kind sounds like this, in [-1.3, 1.3]. */
  SortedMap<SoundCue, Double> cues(SoundKind kind) {
    double fluctuation = StrictMath.log(kind.rate(this) / 2) / StrictMath.log(4);
    SortedMap<SoundCue, Double> cues = new TreeMap<>();
    cues.put(SoundCue.LOUDNESS, 2 * loudness - 1);
    cues.put(SoundCue.SHARPNESS, kind.sharpness(this));
    cues.put(SoundCue.ROUGHNESS, kind.roughness(this));
    cues.put(SoundCue.FLUCTUATION, StrictMath.max(-1, StrictMath.min(1, fluctuation)));
    cues.put(SoundCue.TONALITY, kind.sound.tonality());
    cues.put(SoundCue.SOURCE_AROUSAL, kind.sound.arousal());
    cues.put(SoundCue.SOURCE_VALENCE, kind.sound.valence());
    return cues;
  }
}
