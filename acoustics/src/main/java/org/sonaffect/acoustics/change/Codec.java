package org.sonaffect.acoustics.change;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an MP3 encoder leaves of a clip: nothing above its low-pass, and noise that rises with
 * frequency below it; where the noise would be as strong as the sound, holes. Simulated: no encoder
 * is needed. Low-pass and noise are as measured of LAME at this bit rate (joint stereo, 44.1 kHz),
 * as the median over frames of music.
 *
 * @param kilobits a second: 64, 96 or 128
 * @param lowPass nothing is left above, Hz
 * @param noise dB below the sound, at the frequencies {@link Quantiser#KNOTS}
 */
public record Codec(int kilobits, double lowPass, List<Double> noise) implements Change {
  private static final List<Codec> MEASURED =
      List.of(
          new Codec(64, 10_500, List.of(-21.5, -20.0, -17.5, -11.5, -8.0, -5.0, -1.5, 1.0)),
          new Codec(96, 15_300, List.of(-23.0, -22.0, -19.5, -14.0, -10.5, -8.0, -6.5, -4.5)),
          new Codec(128, 17_000, List.of(-25.0, -24.5, -23.0, -18.5, -15.0, -13.0, -11.5, -11.0)));

  /** The codec of a bit rate that was measured. */
  static Codec of(int kilobits) {
    return MEASURED.stream()
        .filter(codec -> codec.kilobits == kilobits)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "codec is %d kbit/s, expected one of %s"
                        .formatted(
                            kilobits,
                            MEASURED.stream()
                                .map(codec -> Integer.toString(codec.kilobits))
                                .collect(Collectors.joining(", ")))));
  }

  @Override
  public boolean concerns(Channels clip) {
    return clip.length() > 0;
  }

  @Override
  public Channels of(Channels clip, long seed) {
    Quantiser quantiser =
        new Quantiser(
            clip.sampleRate(), lowPass, noise.stream().mapToDouble(Double::doubleValue).toArray());
    float[][] changed = Arrays.stream(clip.samples()).map(quantiser::of).toArray(float[][]::new);
    return new Channels(changed, clip.sampleRate());
  }

  @Override
  public String toString() {
    return "codec %d kbit/s".formatted(kilobits);
  }
}
