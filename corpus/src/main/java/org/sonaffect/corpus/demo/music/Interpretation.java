package org.sonaffect.corpus.demo.music;

import java.util.SortedMap;
import java.util.TreeMap;
import org.sonaffect.corpus.demo.synthesis.Dice;

/**
 * What is free in each take of a piece. Shares are in [0, 1] of a cue's range. As in real
 * performances cues are redundant (Juslin 2000, "Cue utilization in communication of emotion in
 * music performance"): a forceful take is loud, bright and fast, a glad piece high, fast and
 * detached.
 *
 * @param tempo share
 * @param loudness share
 * @param brightness share
 * @param articulation share: 0 legato, 1 staccato
 * @param register share
 * @param notesPerBeat of the melody
 * @param lead who plays the melody
 * @param chords who plays the chords
 * @param seconds length of the clip
 */
record Interpretation(
    double tempo,
    double loudness,
    double brightness,
    double articulation,
    double register,
    double notesPerBeat,
    Instrument lead,
    Instrument chords,
    double seconds) {
  private static final double SLOWEST = 56;
  private static final double FASTEST = 184;
  private static final double SOFTEST = -38;
  private static final double LOUDEST = -18;

  /** The take of a piece that has this name. */
  static Interpretation of(Piece piece, String take) {
    Dice dice = piece.dice(take);
    Style style = piece.style();
    double force = dice.unit();
    return new Interpretation(
        style.tempo.at(dice.near(0.5 * (force + piece.gladness()))),
        style.loudness.at(dice.near(force)),
        style.brightness.at(dice.near(force)),
        style.articulation.at(dice.near(piece.gladness())),
        style.register.at(dice.near(piece.gladness())),
        style.notesPerBeat(dice.unit()),
        dice.pick(style.instruments),
        dice.pick(style.instruments),
        StrictMath.rint(dice.between(3, 6) * 100) / 100);
  }

  /** Beats a minute. */
  double beatsPerMinute() {
    return SLOWEST * StrictMath.pow(FASTEST / SLOWEST, tempo);
  }

  /** Active level in dB of full scale. */
  double level() {
    return SOFTEST + (LOUDEST - SOFTEST) * loudness;
  }

  /** The cues when the piece is played like this, in [-1, 1]. */
  SortedMap<MusicCue, Double> cues(Piece piece) {
    double onsets = notesPerBeat * beatsPerMinute() / 60;
    double onsetRate = StrictMath.log(onsets / 2) / StrictMath.log(4);
    SortedMap<MusicCue, Double> cues = new TreeMap<>();
    cues.put(MusicCue.TEMPO, 2 * tempo - 1);
    cues.put(MusicCue.LOUDNESS, 2 * loudness - 1);
    cues.put(MusicCue.MODE, piece.minor() ? -1.0 : 1.0);
    cues.put(MusicCue.BRIGHTNESS, 2 * brightness - 1);
    cues.put(MusicCue.DISSONANCE, 2 * piece.dissonance() - 1);
    cues.put(MusicCue.ARTICULATION, 2 * articulation - 1);
    cues.put(MusicCue.REGISTER, 2 * register - 1);
    cues.put(MusicCue.ONSET_RATE, StrictMath.max(-1, StrictMath.min(1, onsetRate)));
    return cues;
  }
}
