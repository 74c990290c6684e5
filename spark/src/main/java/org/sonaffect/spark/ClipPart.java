package org.sonaffect.spark;

import java.io.Serializable;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sonaffect.learning.portable.Sha256;

/**
 * Clips that one task does, one after the other: a run of the list, so that the parts one after the
 * other are the whole.
 *
 * @param number of the part, from 0
 * @param clips in their order
 * @param seconds of one processor that they are expected to take
 * @param key hash of whatever decides the part's bytes: a part is only taken for done where its key
 *     is the same
 */
record ClipPart(int number, List<ListedClip> clips, double seconds, String key)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** No part is expected to take longer, but for a single long clip. */
  static final double LONGEST = 30;

  /** Nor less, where there is enough to do: starting a task takes some hundredths of a second. */
  static final double SHORTEST = 1;

  /** As many parts at least, where they are not too short; the cluster's size has no say in it. */
  private static final int PARTS = 256;

  /** However short the clips are. */
  private static final int MOST_CLIPS = 2000;

  /** Hexadecimal digits of a key: 128 bits. */
  private static final int DIGITS = 32;

  /**
   * Cuts a list of clips.
   *
   * @param identity of the job: whatever decides its bytes besides the clips
   */
  static List<ClipPart> of(List<ListedClip> clips, String identity) {
    double all = clips.stream().mapToDouble(ClipCost::seconds).sum();
    double target = Math.max(SHORTEST, Math.min(LONGEST, all / PARTS));
    List<ClipPart> parts = new ArrayList<>();
    List<ListedClip> run = new ArrayList<>();
    double seconds = 0;
    for (ListedClip clip : clips) {
      double cost = ClipCost.seconds(clip);
      if (!run.isEmpty() && (seconds + cost > target || run.size() == MOST_CLIPS)) {
        parts.add(part(parts.size(), run, seconds, identity));
        run = new ArrayList<>();
        seconds = 0;
      }
      run.add(clip);
      seconds += cost;
    }
    if (!run.isEmpty()) {
      parts.add(part(parts.size(), run, seconds, identity));
    }
    return parts;
  }

  private static ClipPart part(
      int number, List<ListedClip> clips, double seconds, String identity) {
    MessageDigest digest = Sha256.digest();
    Sha256.add(digest, identity);
    for (ListedClip clip : clips) {
      digest.update((byte) 0);
      Sha256.add(digest, clip.toString());
    }
    String key = Sha256.hex(digest).substring(0, DIGITS);
    // A list of its own that Java's serialization knows.
    return new ClipPart(number, new ArrayList<>(clips), seconds, key);
  }

  /** What its files are called: numbered, so that they sort in their order. */
  String stem() {
    return String.format(Locale.ROOT, "part-%06d-%s", number, key);
  }

  /**
   * What a clip is expected to cost, from its size and ending alone: enough to cut work into
   * pieces, wrong by some factor for any one file.
   */
  private static final class ClipCost {
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
}
