package org.sonaffect.corpus.demo.music;

import org.sonaffect.corpus.demo.synthesis.Cue;

/**
 * The cues of music. Signs and rough sizes follow the reviews of Gabrielsson and Lindstroem (2010,
 * "The role of structure in the musical expression of emotions", Handbook of Music and Emotion) and
 * the factorial experiment of Eerola, Friberg and Bresin (2013, Frontiers in Psychology 4:487), in
 * which mode mattered most, then tempo, register, dynamics, articulation and timbre, and mostly
 * added up linearly. The numbers themselves are choices of this project.
 */
public enum MusicCue implements Cue {
  /** 56 to 184 beats a minute, logarithmic: fast is active and rather happy. */
  TEMPO(1.0, 0.5),
  /** Active level over 20 dB: loud is active, slightly unpleasant. */
  LOUDNESS(1.0, -0.15),
  /** Minor -1, major +1: major is happy; hardly any effect on activity. */
  MODE(0, 0.6),
  /** Spectral slope and cut-off: many harmonics are active, potent, slightly unpleasant. */
  BRIGHTNESS(0.6, -0.25),
  /** Semitone clashes and mistuning: tense and unpleasant. */
  DISSONANCE(0.35, -0.8),
  /** Legato -1, staccato +1: staccato is lively and gay. */
  ARTICULATION(0.45, 0.6),
  /** Melody around E3 to D6: high is happy, hardly more active. */
  REGISTER(0.1, 0.75),
  /** Melody notes a second, 0.5 to 8, logarithmic: many are active. */
  ONSET_RATE(0.6, 0.2);

  private final Weight weight;

  MusicCue(double arousal, double valence) {
    weight = new Weight(arousal, valence);
  }

  @Override
  public Weight weight() {
    return weight;
  }
}
