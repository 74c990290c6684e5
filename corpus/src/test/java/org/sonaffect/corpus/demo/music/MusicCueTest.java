package org.sonaffect.corpus.demo.music;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sonaffect.corpus.demo.synthesis.Cues;
import org.sonaffect.corpus.demo.synthesis.Mastering;
import org.sonaffect.corpus.demo.synthesis.Probe;
import org.sonaffect.corpus.demo.synthesis.SyntheticClip;

/** The cues of music have the signs of the literature and are in the audio. */
class MusicCueTest {
  private static final List<SyntheticClip> ALL = MusicClips.first(MusicClips.COUNT);

  /** Enough of them to measure. */
  private static final List<SyntheticClip> SOME = ALL.subList(0, 48);

  private static double[][] audio = {};

  @BeforeAll
  static void render() {
    audio = SOME.stream().map(clip -> Probe.samples(clip.wav())).toArray(double[][]::new);
  }

  @Test
  void cuesMoveWhatTheCorpusExpects() {
    Cues.moveWhatTheCorpusExpects(ALL, MusicCue.values(), 1, 0.4);
  }

  @Test
  void loudnessIsTheLevel() {
    double[] level = Arrays.stream(audio).mapToDouble(Mastering::activeLevel).toArray();
    assertTrue(Probe.correlation(Cues.values(SOME, MusicCue.LOUDNESS), level) > 0.99);
  }

  @Test
  void brightAndHighMusicHasItsSpectrumHigher() {
    double[] centre = Arrays.stream(audio).mapToDouble(Probe::barkCentre).toArray();
    assertTrue(Probe.correlation(Cues.values(SOME, MusicCue.BRIGHTNESS), centre) > 0.6);
    double[] sum = new double[centre.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] =
          Cues.cue(SOME.get(i), MusicCue.BRIGHTNESS) + Cues.cue(SOME.get(i), MusicCue.REGISTER);
    }
    assertTrue(Probe.correlation(sum, centre) > 0.7);
  }

  @Test
  void staccatoHasGaps() {
    double[] gaps = new double[SOME.size()];
    for (int c = 0; c < gaps.length; c++) {
      double[] envelope = Probe.envelope(audio[c]);
      double mean = Arrays.stream(envelope).average().orElseThrow();
      gaps[c] = Arrays.stream(envelope).filter(v -> v < 0.5 * mean).count();
      gaps[c] /= envelope.length;
    }
    double together = Probe.correlation(Cues.values(SOME, MusicCue.ARTICULATION), gaps);
    assertTrue(together > 0.5, "correlation " + together);
  }

  /** Onsets come again after a beat more than after an odd part of it. */
  @Test
  void theBeatIsHeard() {
    int heard = 0;
    int drummed = 0;
    for (int c = 0; c < SOME.size(); c++) {
      double tempo = (Cues.cue(SOME.get(c), MusicCue.TEMPO) + 1) / 2;
      if (!List.of("march", "dance", "rock").contains(SOME.get(c).category())) {
        continue;
      }
      drummed++;
      double beat = 60_000 / (56 * Math.pow(184 / 56.0, tempo));
      double[] onsets = onsets(Probe.envelope(audio[c]));
      heard += again(onsets, beat) > 1.2 * again(onsets, 0.69 * beat) ? 1 : 0;
    }
    assertTrue(drummed >= 20 && heard >= 0.85 * drummed, heard + " of " + drummed);
  }

  private static double[] onsets(double[] envelope) {
    double[] onsets = new double[envelope.length];
    for (int i = 25; i < envelope.length - 5; i++) {
      double before = 0;
      double after = 0;
      for (int j = 0; j < 5; j++) {
        before += envelope[i - 10 - j];
        after += envelope[i + j];
      }
      onsets[i] = Math.max(0, after - before);
    }
    return onsets;
  }

  private static double again(double[] onsets, double lag) {
    double best = 0;
    for (int shift = (int) lag - 4; shift <= lag + 5; shift++) {
      double sum = 0;
      for (int i = 0; i + shift < onsets.length; i++) {
        sum += onsets[i] * onsets[i + shift];
      }
      best = Math.max(best, sum / (onsets.length - shift));
    }
    return best;
  }

  /** Where little is dissonant, the third of the key says the mode. */
  @Test
  void modeIsHeardInTheThird() {
    int right = 0;
    int asked = 0;
    for (int c = 0; c < SOME.size(); c++) {
      String[] name = SOME.get(c).group().split("-", -1);
      Style style = Style.valueOf(name[0].toUpperCase(java.util.Locale.ROOT));
      Piece piece = Piece.of(style, Integer.parseInt(name[1]));
      if (piece.dissonance() < 0.4) {
        asked++;
        boolean minor =
            pitchClass(audio[c], piece.key() + 3) > pitchClass(audio[c], piece.key() + 4);
        right += minor == piece.minor() ? 1 : 0;
      }
    }
    assertTrue(asked >= 12 && right >= 0.85 * asked, right + " of " + asked);
  }

  private static double pitchClass(double[] samples, int pitchClass) {
    double sum = 0;
    int frame = 4096;
    for (int octave = 4; octave <= 7; octave++) {
      double hz = 440 * Math.pow(2, (pitchClass % 12 + 12 * octave - 69) / 12.0);
      for (int from = 0; from + frame <= samples.length; from += 2 * frame) {
        sum += Probe.amplitude(Arrays.copyOfRange(samples, from, from + frame), hz);
      }
    }
    return sum;
  }

  @Test
  void takesOfAPieceShareModeAndDissonanceOnly() {
    for (int i = 0; i < ALL.size(); i++) {
      for (int j = i + 1; j < ALL.size(); j++) {
        SyntheticClip one = ALL.get(i);
        SyntheticClip other = ALL.get(j);
        if (one.group().equals(other.group())) {
          assertEquals(Cues.cue(one, MusicCue.MODE), Cues.cue(other, MusicCue.MODE));
          assertEquals(Cues.cue(one, MusicCue.DISSONANCE), Cues.cue(other, MusicCue.DISSONANCE));
          assertTrue(Cues.cue(one, MusicCue.LOUDNESS) != Cues.cue(other, MusicCue.LOUDNESS));
        }
      }
    }
  }
}
