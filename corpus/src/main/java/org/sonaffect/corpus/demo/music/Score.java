package org.sonaffect.corpus.demo.music;

import java.util.ArrayList;
import java.util.List;
import org.sonaffect.corpus.demo.synthesis.Dice;

/**
 * The notes of a clip, from a piece and an interpretation.
 *
 * @param notes in the order of parts: melody, chords, bass
 */
record Score(List<Note> notes) {
  private static final double MELODY_GAIN = 1;

  /** Gain at dissonance 1 of a voice a semitone below the melody. */
  private static final double SHADOW_GAIN = 0.85;

  private static final double CHORD_GAIN = 0.4;
  private static final double BASS_GAIN = 0.6;

  /** Above this many beats a minute a chord lasts four beats, else two. */
  private static final double BRISK = 100;

  /** How far the double of every chord voice is out of tune at dissonance 1, in semitones. */
  private static final double DETUNING = 0.4;

  /** A part of the texture. */
  enum Part {
    MELODY,
    CHORDS,
    BASS
  }

  /**
   * One note.
   *
   * @param beat when it starts
   * @param beats its length on paper
   * @param pitch MIDI number, fractions are mistuning
   */
  record Note(Part part, double beat, double beats, double pitch, double gain) {}

  /** Writes enough beats to fill the clip. */
  static Score of(Piece piece, Interpretation how) {
    double beats = how.seconds() * how.beatsPerMinute() / 60;
    int chordBeats = how.beatsPerMinute() > BRISK ? 4 : 2;
    List<Note> notes = new ArrayList<>();
    melody(piece, how, beats, chordBeats, notes);
    chords(piece, how, beats, chordBeats, notes);
    return new Score(notes);
  }

  /** A walk over the scale that comes back to the chord on the beat. */
  private static void melody(
      Piece piece, Interpretation how, double beats, int chordBeats, List<Note> notes) {
    Dice dice = piece.dice("melody");
    double slot = 1 / how.notesPerBeat();
    int centre = (int) StrictMath.rint(52 + 34 * how.register());
    int low = fold(piece.key(), centre - 6);
    int degree = 0;
    for (int i = 0; i * slot < beats; i++) {
      double beat = i * slot;
      degree += dice.pick(List.of(-2, -1, -1, 1, 1, 2));
      degree = StrictMath.max(-3, StrictMath.min(7, degree));
      boolean rest = dice.chance(0.12) && i > 0;
      int pitch = low + piece.scale(degree);
      if (beat == StrictMath.rint(beat)) {
        pitch = nearest(piece.triad(chordAt(piece, beat, chordBeats)), pitch);
      }
      if (!rest) {
        notes.add(new Note(Part.MELODY, beat, slot, pitch, MELODY_GAIN));
        double shadow = SHADOW_GAIN * piece.dissonance();
        notes.add(new Note(Part.MELODY, beat, slot, pitch - 1, shadow));
      }
    }
  }

  private static void chords(
      Piece piece, Interpretation how, double beats, int chordBeats, List<Note> notes) {
    int low = (int) StrictMath.rint(41 + 20 * how.register());
    for (double start = 0; start < beats; start += chordBeats) {
      int[] triad = piece.triad(chordAt(piece, start, chordBeats));
      int[] voices = voices(triad, low);
      switch (piece.style().texture) {
        case HELD -> strike(notes, voices, piece, start, chordBeats);
        case BROKEN -> {
          for (int i = 0; i < 2 * chordBeats; i++) {
            int[] one = {voices[i % voices.length]};
            strike(notes, one, piece, start + 0.5 * i, 0.5);
          }
          int[] clash = {voices[1], voices[3]};
          strike(notes, clash, piece, start, chordBeats);
        }
        case STRUMMED -> {
          for (int i = 0; i < chordBeats; i++) {
            strike(notes, voices, piece, start + i, 1);
          }
        }
        case OFF_BEAT -> {
          for (int i = 0; i < chordBeats; i++) {
            strike(notes, voices, piece, start + i + 0.5, 0.5);
          }
        }
      }
      int bass = fold(triad[0], (int) StrictMath.rint(32 + 12 * how.register()));
      int strokes = piece.style().texture == Style.Texture.HELD ? 1 : chordBeats;
      double length = (double) chordBeats / strokes;
      for (int i = 0; i < strokes; i++) {
        notes.add(new Note(Part.BASS, start + i * length, length, bass, BASS_GAIN));
      }
    }
  }

  private static int chordAt(Piece piece, double beat, int chordBeats) {
    return piece.chords().get((int) (beat / chordBeats) % piece.chords().size());
  }

  /** The triad in close position, and a semitone above its third as the last voice. */
  private static int[] voices(int[] triad, int low) {
    int third = fold(triad[1], low);
    return new int[] {fold(triad[0], low), third, fold(triad[2], low), third + 1};
  }

  /** A chord whose last voice is a clash, as loud as the piece is dissonant. */
  private static void strike(
      List<Note> notes, int[] voices, Piece piece, double beat, double beats) {
    for (int v = 0; v < voices.length; v++) {
      boolean clash = voices.length > 1 && v == voices.length - 1;
      double gain = CHORD_GAIN * (clash ? piece.dissonance() : 1);
      notes.add(new Note(Part.CHORDS, beat, beats, voices[v], gain));
      double off = DETUNING * piece.dissonance();
      notes.add(new Note(Part.CHORDS, beat, beats, voices[v] + off, gain * piece.dissonance()));
    }
  }

  /** The lowest pitch of a pitch class that is not below {@code low}. */
  private static int fold(int pitchClass, int low) {
    return low + Math.floorMod(pitchClass - low, 12);
  }

  private static int nearest(int[] classes, int pitch) {
    int best = pitch + 12;
    for (int pitchClass : classes) {
      int candidate = fold(pitchClass, pitch - 5);
      if (Math.abs(candidate - pitch) < Math.abs(best - pitch)) {
        best = candidate;
      }
    }
    return best;
  }
}
