package org.sonaffect.corpus.demo.sounds;

import org.sonaffect.corpus.demo.synthesis.Cue;

/**
 * The cues of sounds. Signs follow Fastl and Zwicker (2007, Psychoacoustics, 3rd ed.): sensory
 * pleasantness falls with roughness, sharpness and loudness and grows with tonality (chapter 9),
 * psychoacoustic annoyance grows with loudness, sharpness, fluctuation strength and roughness
 * (section 16.1.4). That loud, sharp and quickly changing sounds arouse is common to the norms of
 * affective sounds (Bradley and Lang 2007, IADS-2; Yang et al. 2018, IADS-E). The numbers are
 * choices of this project. Loudness, brightness or sharpness, roughness and event rate act on
 * arousal with the signs they have in music; tonality and the effect of the source are particular
 * to sounds.
 */
public enum SoundCue implements Cue {
  /** Active level over 26 dB: loud is arousing and unpleasant. */
  LOUDNESS(1.4, -0.7),
  /** Centre of the spectrum on the Bark scale: sharp is arousing and unpleasant. */
  SHARPNESS(1.0, -0.6),
  /** Modulation at 28 to 55 Hz: rough is arousing and unpleasant. */
  ROUGHNESS(0.4, -0.5),
  /** Swells or events a second, 0.5 to 8, logarithmic: quick is arousing, slightly annoying. */
  FLUCTUATION(0.7, -0.1),
  /** Noise -1, pure tones +1: tonal is pleasant. */
  TONALITY(0, 0.5),
  /** What the source itself does to arousal, whatever it sounds like; see {@link SoundKind}. */
  SOURCE_AROUSAL(1.2, 0),
  /** What the source itself does to valence, whatever it sounds like; see {@link SoundKind}. */
  SOURCE_VALENCE(0, 1.2);

  private final Weight weight;

  SoundCue(double arousal, double valence) {
    weight = new Weight(arousal, valence);
  }

  @Override
  public Weight weight() {
    return weight;
  }
}
