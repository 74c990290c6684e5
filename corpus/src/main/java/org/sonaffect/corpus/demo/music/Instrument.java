package org.sonaffect.corpus.demo.music;

import org.sonaffect.corpus.demo.synthesis.Dice;

/** The instruments: sustained (bowed, blown, electronic) or struck (and plucked). */
enum Instrument {
  STRINGS(new SustainedTone(0.9, 1, 0.11, 0.18, 0.006, 0, 1.004)),
  ORGAN(new SustainedTone(1.2, 1, 0.015, 0.05, 0, 0, 1.002)),
  FLUTE(new SustainedTone(2.0, 0.7, 0.05, 0.08, 0.005, 0.06, 1)),
  REED(new SustainedTone(1.0, 0.25, 0.03, 0.06, 0.002, 0.01, 1)),
  BRASS(new SustainedTone(0.6, 1, 0.04, 0.07, 0.003, 0.01, 1)),
  LEAD(new SustainedTone(0.5, 0.8, 0.008, 0.03, 0.002, 0, 1.006)),
  PIANO(new StruckTone(1.1, 0.0004, 2.4, 0.12, new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})),
  GUITAR(new StruckTone(0.8, 0.0001, 1.3, 0.2, new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})),
  BELLS(new StruckTone(0.7, 0, 2.8, 0.35, new double[] {1, 2.76, 4.07, 5.4, 8.93}));

  private final Tone tone;

  Instrument(Tone tone) {
    this.tone = tone;
  }

  /**
   * One note at root mean square near one while it is loud.
   *
   * @param hz pitch
   * @param seconds for which it is held; it rings a little longer
   * @param brightness in [0, 1]
   */
  double[] play(double hz, double seconds, double brightness, Dice dice) {
    return tone.play(hz, seconds, brightness, dice);
  }

  /** A way to sound a note. */
  interface Tone {
    double[] play(double hz, double seconds, double brightness, Dice dice);
  }
}
