package org.sonaffect.audio.ffmpeg;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an ffmpeg says while it decodes, line by line, each with its level: the kind of samples that
 * its decoder makes, and the first reason of a failure.
 */
final class FfmpegMessages {
  /** Said before anything is decoded, behind the descriptions of the file and of its decoder. */
  private static final String DESCRIBED = "Output #0";

  /** How long its description is waited for once there are samples, ms. */
  private static final int PATIENCE = 1000;

  private static final int LONGEST_LINE = 4096;
  private static final int LONGEST_REASON = 200;

  private static final Pattern SOUND_TRACK =
      Pattern.compile(
          "Stream #0:.*Audio: .*, (u8|s16|s32|flt|dbl)p?(?: \\((\\d+) bit\\))?(?:,|$| )");

  /**
   * Which decoder of MPEG audio it chose: for layers I and II its own first choice rounds to 16
   * bits.
   */
  private static final Pattern MPEG =
      Pattern.compile("Stream #0:\\d+ -> #0:0 \\((mp[123]) \\((native|mp[123](?:float)?)\\) -> ");

  private static final Pattern ERROR =
      Pattern.compile("^(?:\\[[^\\]]* @ 0x[0-9a-fA-F]+] )?\\[(?:error|fatal|panic)] (.*)$");

  private static final String NO_DECODER = "Decoder (codec none) not found";
  private static final String NO_TRACK = "matches no streams";

  private final CountDownLatch described = new CountDownLatch(1);
  private volatile int bits = -1;
  private volatile @Nullable String rounding;
  private volatile boolean mpeg;
  private volatile @Nullable String reason;

  /** Takes all lines until it ends. */
  void takeAll(BufferedReader lines) throws IOException {
    StringBuilder line = new StringBuilder();
    int c;
    while ((c = lines.read()) >= 0) {
      if (c == '\n' || c == '\r') {
        take(line.toString());
        line.setLength(0);
      } else if (line.length() < LONGEST_LINE) {
        line.append((char) c);
      }
    }
    take(line.toString());
  }

  /** It says no more. */
  void over() {
    described.countDown();
  }

  /** Takes one line. */
  void take(String line) {
    if (line.contains(DESCRIBED)) {
      described.countDown();
      return;
    }
    Matcher track = SOUND_TRACK.matcher(line);
    if (bits < 0 && track.find()) {
      bits = bits(track.group(1), track.group(2));
    }
    Matcher decoder = MPEG.matcher(line);
    if (decoder.find()) {
      mpeg = true;
      rounding = decoder.group(2).equals("native") ? decoder.group(1) : null;
    }
    Matcher error = ERROR.matcher(line);
    if (reason == null && error.matches()) {
      String text = plain(error.group(1));
      reason = text.isEmpty() ? null : text;
    }
  }

  private static int bits(String format, @Nullable String valid) {
    return switch (format) {
      case "u8" -> 8;
      case "s16" -> 16;
      case "s32" -> valid == null || valid.length() > 2 ? 32 : Integer.parseInt(valid);
      default -> 0;
    };
  }

  /** Waits for the description, but not for ever. */
  void await() throws InterruptedException {
    described.await(PATIENCE, TimeUnit.MILLISECONDS);
  }

  private boolean isDescribed() {
    return described.getCount() == 0;
  }

  /** Bits of the integers that its decoder makes; 0 where they are floats or it does not say. */
  int integerBits() {
    return isDescribed() ? Math.max(0, bits) : 0;
  }

  /** The decoder that gives floats where the chosen one rounds to 16 bits; else null. */
  @Nullable String floatDecoder() {
    boolean known = isDescribed();
    String chosen = rounding;
    return known && chosen != null ? chosen + "float" : null;
  }

  /** Whether its decoder is one of MPEG audio, layers I to III. */
  boolean isMpegAudio() {
    return isDescribed() && mpeg;
  }

  /** The first reason it gave, without the file's name and what differs from run to run. */
  String reason() {
    String first = reason;
    return first == null ? "no reason was given" : first;
  }

  private static String plain(String said) {
    if (said.contains(NO_TRACK)) {
      return "it has no sound track";
    }
    if (said.startsWith(NO_DECODER)) {
      return "it does not know how the samples are coded";
    }
    String text =
        said.replaceAll("file:.*: ", "").replaceAll("(?: @)? ?0x[0-9a-fA-F]{6,}", "").strip();
    if (text.length() <= LONGEST_REASON) {
      return text;
    }
    int end = text.lastIndexOf(' ', LONGEST_REASON);
    return text.substring(0, end < 0 ? LONGEST_REASON : end) + " ...";
  }
}
