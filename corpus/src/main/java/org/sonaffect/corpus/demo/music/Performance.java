package org.sonaffect.corpus.demo.music;

import org.sonaffect.corpus.demo.synthesis.Dice;
import org.sonaffect.corpus.demo.synthesis.Filter;
import org.sonaffect.corpus.demo.synthesis.Reverb;
import org.sonaffect.corpus.demo.synthesis.Signal;

/** Plays a score: instruments, drums, tone control and reverberation. */
final class Performance {
  private static final double LEGATO = 1.05;
  private static final double STACCATO = 0.25;
  private static final double DRUM_GAIN = 0.8;

  private Performance() {}

  static Signal of(Piece piece, Interpretation how) {
    Signal clip = new Signal(how.seconds());
    double secondsPerBeat = 60 / how.beatsPerMinute();
    double share = LEGATO + (STACCATO - LEGATO) * how.articulation();
    Dice dice = piece.dice("touch");
    for (Score.Note note : Score.of(piece, how).notes()) {
      Instrument instrument =
          switch (note.part()) {
            case MELODY -> how.lead();
            case CHORDS -> how.chords();
            case BASS -> Instrument.GUITAR;
          };
      double hz = 440 * StrictMath.pow(2, (note.pitch() - 69) / 12);
      double held = StrictMath.max(0.05, note.beats() * secondsPerBeat * share);
      double gain = note.gain() * dice.between(0.85, 1.15);
      double[] sound = instrument.play(hz, held, how.brightness(), dice);
      clip.mix(note.beat() * secondsPerBeat, sound, gain);
    }
    piece.style().percussion.play(clip, secondsPerBeat, DRUM_GAIN, dice);
    double cutOff = 1100 * StrictMath.pow(2, 2.8 * how.brightness());
    Filter.lowPass(cutOff, 0.707).apply(clip.samples());
    Reverb.add(clip.samples(), 0.4 + 2 * piece.style().reverb, piece.style().reverb);
    return clip;
  }
}
