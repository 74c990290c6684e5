package org.sonaffect.acoustics.change;

import org.sonaffect.audio.Clip;

/**
 * A change of a clip that a listener hardly minds. The same samples and seed give the same bits.
 *
 * <p>Its {@link Object#toString} is its text, which {@link #parse} reads:
 *
 * <table>
 * <caption>Changes</caption>
 * <tr><td>{@code level -12 dB}</td><td>{@link Level}: samples may leave [-1, 1]</td></tr>
 * <tr><td>{@code level +6 dB limited}</td><td>the same into a limiter</td></tr>
 * <tr><td>{@code low-pass 8000 Hz}</td><td>{@link LowPass}</td></tr>
 * <tr><td>{@code codec 64 kbit/s}</td><td>{@link Codec}: as an MP3 encoder leaves it</td></tr>
 * <tr><td>{@code rate 22050 Hz}</td><td>{@link Rate}</td></tr>
 * <tr><td>{@code excerpt 10 s middle}</td><td>{@link Excerpt}: or {@code first}, {@code any}</td></tr>
 * <tr><td>{@code silence 3 s}</td><td>{@link Silence}: at both ends</td></tr>
 * <tr><td>{@code mono}</td><td>{@link Mono}: the mean of the channels</td></tr>
 * </table>
 */
public sealed interface Change permits Level, LowPass, Codec, Rate, Excerpt, Silence, Mono {
  /** Raised whenever a change may make other samples than before. */
  String VERSION = "changes-1";

  /**
   * Whether the change makes another clip of this one: there is no excerpt of 10 s of a clip of 5
   * s.
   */
  boolean concerns(Channels clip);

  /**
   * The changed clip.
   *
   * @param clip one that it concerns; stays as it is
   * @param seed decides the place of an excerpt from anywhere
   */
  Channels of(Channels clip, long seed);

  /** The changed clip, of a mono one; the clip itself where the change does not concern it. */
  default Clip of(Clip clip, long seed) {
    Channels channels = Channels.of(clip);
    if (!concerns(channels)) {
      return clip;
    }
    Channels changed = of(channels, seed);
    return new Clip(changed.samples()[0], changed.sampleRate());
  }

  /**
   * The change of a text.
   *
   * @throws IllegalArgumentException saying what was found and what was expected
   */
  static Change parse(String text) {
    return ChangeText.parse(text);
  }
}
