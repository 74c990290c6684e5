package org.sonaffect.corpus.demo.synthesis;

import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * A clip before it is rendered.
 *
 * @param name unique within its corpus, e.g. {@code folk-03b}; all chance in it hangs on this
 * @param category style of music or kind of sound
 * @param group piece or source; its takes share it
 * @param cues what is heard, in [-1, 1], in a fixed order
 * @param arousal what the average listener hears, around 5 on a scale of 1 to 9
 * @param valence what the average listener hears, around 5 on a scale of 1 to 9
 * @param level active level in dB of full scale
 * @param performance renders the clip; the same samples each time
 */
public record SyntheticClip(
    String name,
    String category,
    String group,
    SortedMap<? extends Cue, Double> cues,
    double arousal,
    double valence,
    double level,
    Supplier<ClipSamples> performance) {

  /** The WAV file of this clip. */
  public byte[] wav() {
    return WavFile.of(Mastering.master(performance.get(), level));
  }
}
