package org.sonaffect.corpus.demo.sounds;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sonaffect.corpus.demo.synthesis.ClipSamples;
import org.sonaffect.corpus.demo.synthesis.Cues;
import org.sonaffect.corpus.demo.synthesis.Dice;
import org.sonaffect.corpus.demo.synthesis.Mastering;
import org.sonaffect.corpus.demo.synthesis.Probe;
import org.sonaffect.corpus.demo.synthesis.SyntheticClip;

/** The cues of sounds have the signs of the literature and are in the audio. */
class SoundCueTest {
  private static final List<SyntheticClip> ALL = SoundClips.first(SoundClips.COUNT);
  private static final List<SyntheticClip> SOME = ALL.subList(0, 60);
  private static final Set<SoundKind> STEADY =
      EnumSet.of(SoundKind.RAIN, SoundKind.WIND, SoundKind.FAN, SoundKind.SIREN);
  private static final Set<SoundKind> EVENTS =
      EnumSet.of(SoundKind.BEEP, SoundKind.KNOCK, SoundKind.DOG, SoundKind.DRILL, SoundKind.INSECT);

  private static double[][] audio = {};

  @BeforeAll
  static void render() {
    audio = SOME.stream().map(clip -> Probe.samples(clip.wav())).toArray(double[][]::new);
  }

  @Test
  void cuesMoveWhatTheCorpusExpects() {
    Cues.moveWhatTheCorpusExpects(ALL, SoundCue.values(), 1.3, 0.6);
  }

  @Test
  void loudnessIsTheLevel() {
    double[] level = Arrays.stream(audio).mapToDouble(Mastering::activeLevel).toArray();
    assertTrue(Probe.correlation(Cues.values(SOME, SoundCue.LOUDNESS), level) > 0.97);
  }

  @Test
  void sharpSoundsHaveTheirSpectrumHigher() {
    double[] centre = Arrays.stream(audio).mapToDouble(Probe::barkCentre).toArray();
    assertTrue(Probe.correlation(Cues.values(SOME, SoundCue.SHARPNESS), centre) > 0.8);
  }

  @Test
  void everyKindGetsSharperWhenItIsBright() {
    for (SoundKind kind : SoundKind.values()) {
      double dull = Probe.barkCentre(render(kind, new Traits(0.5, 0.05, 0, 0.5)));
      double bright = Probe.barkCentre(render(kind, new Traits(0.5, 0.95, 0, 0.5)));
      assertTrue(bright > dull + 0.5, kind + ": " + dull + " to " + bright + " Bark");
    }
  }

  private static double[] render(SoundKind kind, Traits traits) {
    ClipSamples clip = new ClipSamples(3);
    kind.play(clip, traits, new Dice("test/" + kind));
    return clip.samples();
  }

  @Test
  void roughSoundsBeatQuickly() {
    for (int c = 0; c < SOME.size(); c++) {
      SoundKind kind = kind(SOME.get(c));
      if (STEADY.contains(kind)) {
        double depth = Probe.modulation(Probe.envelope(audio[c]), 28, 55, 0.05);
        double told = (Cues.cue(SOME.get(c), SoundCue.ROUGHNESS) - kind.roughness(SMOOTH)) / 2;
        assertTrue(depth > 0.5 * told - 0.05, SOME.get(c).name() + ": " + depth + " for " + told);
      }
    }
  }

  private static final Traits SMOOTH = new Traits(0, 0, 0, 0);

  @Test
  void quickSoundsHaveMoreEvents() {
    for (SoundKind kind : EVENTS) {
      double slow = events(render(kind, new Traits(0.5, 0.5, 0, 0.1)));
      double fast = events(render(kind, new Traits(0.5, 0.5, 0, 0.9)));
      assertTrue(fast > 1.5 * slow, kind + ": " + slow + " and " + fast + " events");
    }
  }

  /** Rises above half of the maximum of the envelope, smoothed over 60 ms. */
  private static double events(double[] samples) {
    double[] envelope = Probe.envelope(samples);
    double[] smooth = new double[envelope.length - 60];
    double highest = 0;
    for (int i = 0; i < smooth.length; i++) {
      for (int j = 0; j < 60; j++) {
        smooth[i] += envelope[i + j];
      }
      highest = Math.max(highest, smooth[i]);
    }
    int rises = 0;
    boolean below = true;
    for (double value : smooth) {
      if (below && value > 0.5 * highest) {
        rises++;
        below = false;
      } else if (value < 0.3 * highest) {
        below = true;
      }
    }
    return rises;
  }

  private static SoundKind kind(SyntheticClip clip) {
    return SoundKind.valueOf(
        clip.group().substring(0, clip.group().indexOf('-')).toUpperCase(java.util.Locale.ROOT));
  }
}
