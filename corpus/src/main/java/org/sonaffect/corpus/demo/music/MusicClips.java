package org.sonaffect.corpus.demo.music;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.sonaffect.corpus.demo.synthesis.ClipSamples;
import org.sonaffect.corpus.demo.synthesis.Cue;
import org.sonaffect.corpus.demo.synthesis.Dice;
import org.sonaffect.corpus.demo.synthesis.Filter;
import org.sonaffect.corpus.demo.synthesis.Reverb;
import org.sonaffect.corpus.demo.synthesis.SyntheticClip;

/**
 * The clips of the music corpus: six styles with twenty clips each, of fourteen pieces, six of
 * which are played twice.
 */
public final class MusicClips {
  /** The size of the whole corpus. */
  public static final int COUNT = 120;

  private static final int PER_STYLE = COUNT / Style.values().length;

  private MusicClips() {}

  /** The first so many clips; styles take turns, so that a part has them all. */
  public static List<SyntheticClip> first(int count) {
    List<List<SyntheticClip>> styles = Arrays.stream(Style.values()).map(MusicClips::of).toList();
    return IntStream.range(0, count)
        .mapToObj(i -> styles.get(i % styles.size()).get(i / styles.size()))
        .toList();
  }

  private static List<SyntheticClip> of(Style style) {
    List<SyntheticClip> clips = new ArrayList<>();
    for (int number = 1; clips.size() < PER_STYLE; number++) {
      Piece piece = Piece.of(style, number);
      clips.add(take(piece, "a"));
      if (playedTwice(number) && clips.size() < PER_STYLE) {
        clips.add(take(piece, "b"));
      }
    }
    return clips;
  }

  /** Six of fourteen. */
  private static boolean playedTwice(int number) {
    return number % 7 % 2 == 1;
  }

  private static SyntheticClip take(Piece piece, String take) {
    Interpretation how = Interpretation.of(piece, take);
    SortedMap<MusicCue, Double> cues = how.cues(piece);
    return new SyntheticClip(
        piece.name() + take,
        piece.style().label(),
        piece.name(),
        cues,
        Cue.arousal(cues),
        Cue.valence(cues),
        how.level(),
        () -> Performance.of(piece, how));
  }

  /** Plays a score: instruments, drums, tone control and reverberation. */
  private static final class Performance {
    private static final double LEGATO = 1.05;
    private static final double STACCATO = 0.25;
    private static final double DRUM_GAIN = 0.8;

    private Performance() {}

    static ClipSamples of(Piece piece, Interpretation how) {
      ClipSamples clip = new ClipSamples(how.seconds());
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
}
