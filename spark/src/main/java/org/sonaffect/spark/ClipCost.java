package org.sonaffect.spark;

import java.util.Locale;
import java.util.Set;

/**
 * What a clip is expected to cost, from its size and ending alone: enough to cut work into pieces,
 * wrong by some factor for any one file.
 */
final class ClipCost {
  /** Bytes a second of 44.1 kHz stereo in 16 bits. */
  private static final double PLAIN = 176_400;

  /** Of the same without loss, at a usual 60 %. */
  private static final double LOSSLESS = 106_000;

  /** Of 128 kbit/s. */
  private static final double LOSSY = 16_000;

  /** Seconds of audio that a processor second extracts (docs/PERFORMANCE.md), 44.1 kHz. */
  private static final double SPEED = 66;

  /** For opening a file, seconds. */
  private static final double OPENING = 0.005;

  private static final Set<String> PLAIN_ENDINGS =
      Set.of("wav", "wave", "rf64", "w64", "aif", "aiff", "aifc", "au", "snd", "caf");

  private static final Set<String> LOSSLESS_ENDINGS = Set.of("flac", "ape", "wv", "tta");

  private ClipCost() {}

  /** Seconds of one processor. */
  static double seconds(ListedClip clip) {
    String name = clip.name();
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    double rate =
        PLAIN_ENDINGS.contains(ending)
            ? PLAIN
            : LOSSLESS_ENDINGS.contains(ending) ? LOSSLESS : LOSSY;
    double audio = clip.bytes() / rate;
    double part = Double.isNaN(clip.end()) ? audio - clip.start() : clip.end() - clip.start();
    return OPENING + Math.max(0, Math.min(audio, part)) / SPEED;
  }
}
