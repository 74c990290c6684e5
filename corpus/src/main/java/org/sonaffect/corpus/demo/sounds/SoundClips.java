package org.sonaffect.corpus.demo.sounds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.sonaffect.corpus.demo.synthesis.ClipSamples;
import org.sonaffect.corpus.demo.synthesis.Cue;
import org.sonaffect.corpus.demo.synthesis.Curve;
import org.sonaffect.corpus.demo.synthesis.Dice;
import org.sonaffect.corpus.demo.synthesis.SyntheticClip;

/**
 * The clips of the sounds corpus: twenty kinds in seven categories with six clips each, of four
 * sources, two of which are recorded twice.
 */
public final class SoundClips {
  /** The size of the whole corpus. */
  public static final int COUNT = 120;

  private static final int PER_KIND = COUNT / SoundKind.values().length;

  /** Depth of the modulation that makes a sound rough, at roughness 1. */
  private static final double ROUGH_DEPTH = 0.95;

  private SoundClips() {}

  /** The first so many clips; kinds take turns, so that a part has many. */
  public static List<SyntheticClip> first(int count) {
    List<List<SyntheticClip>> kinds =
        Arrays.stream(SoundKind.values()).map(SoundClips::of).toList();
    return IntStream.range(0, count)
        .mapToObj(i -> kinds.get(i % kinds.size()).get(i / kinds.size()))
        .toList();
  }

  private static List<SyntheticClip> of(SoundKind kind) {
    List<SyntheticClip> clips = new ArrayList<>();
    for (int number = 1; clips.size() < PER_KIND; number++) {
      clips.add(take(kind, number, "a"));
      if (number % 2 == 1) {
        clips.add(take(kind, number, "b"));
      }
    }
    return clips;
  }

  private static SyntheticClip take(SoundKind kind, int number, String take) {
    String source = "%s-%d".formatted(kind.label(), number);
    Dice dice = new Dice("sounds/" + source);
    Traits traits = Traits.source(dice.of("traits")).take(dice.of(take).of("traits"));
    SortedMap<SoundCue, Double> cues = traits.cues(kind);
    return new SyntheticClip(
        source + take,
        kind.sound.category(),
        source,
        cues,
        Cue.arousal(cues),
        Cue.valence(cues),
        traits.level(),
        () -> render(kind, traits, dice.of(take)));
  }

  private static ClipSamples render(SoundKind kind, Traits traits, Dice take) {
    Dice frame = take.of("frame");
    ClipSamples clip = new ClipSamples(StrictMath.rint(frame.between(3, 6) * 100) / 100);
    kind.play(clip, traits, take.of("sound"));
    double depth = ROUGH_DEPTH * traits.roughness();
    ClipSamples.shape(clip.samples(), Curve.wobble(frame.between(28, 55), depth, 0));
    return clip;
  }
}
