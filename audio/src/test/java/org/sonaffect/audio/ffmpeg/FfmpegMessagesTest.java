package org.sonaffect.audio.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is understood of ffmpeg's words, and what is passed on of them. */
class FfmpegMessagesTest {
  private static FfmpegMessages of(String... lines) throws Exception {
    FfmpegMessages messages = new FfmpegMessages();
    messages.takeAll(new BufferedReader(new StringReader(String.join("\n", lines))));
    messages.over();
    return messages;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alac (alac / 0x63616C61), 32000 Hz, stereo, s16p, 934 kb/s (default) | 16",
        "alac (alac / 0x63616C61), 44100 Hz, stereo, s32p (24 bit), 1446 kb/s (default) | 24",
        "pcm_u8, 32000 Hz, stereo, u8, 512 kb/s | 8",
        "tak, 44100 Hz, stereo, s16p | 16",
        "pcm_s32be, 44100 Hz, 1 channels, s32, 1411 kb/s | 32",
        "aac (LC) (mp4a / 0x6134706D), 44100 Hz, stereo, fltp, 128 kb/s | 0",
        "opus, 48000 Hz, 5.1(side), fltp | 0",
      })
  void bitsOfIntegers(String track, int bits) throws Exception {
    assertEquals(
        bits,
        of(
                "[info] Input #0, x, from 'file:/folder/x':",
                "[info]   Stream #0:0: Video: h264, yuv420p, 64x64",
                "[info]   Stream #0:1[0x1](und): Audio: " + track,
                "[info]   Stream #0:2: Audio: pcm_s32le, 44100 Hz, stereo, s32 (24 bit)",
                "[info] Stream mapping:",
                "[info]   Stream #0:0: Audio: pcm_f32be, 32000 Hz, stereo, flt, 2048 kb/s")
            .integerBits());
  }

  @Test
  void withoutWordsNothingIsKnown() throws Exception {
    assertEquals(0, of().integerBits());
    assertEquals("no reason was given", of("[info] Output #0").reason());
  }

  /** Which decoder is at work is said below the mapping and not by the description. */
  @ParameterizedTest
  @CsvSource({
    "mp2 (native), mp2float, true",
    "mp1 (native), mp1float, true",
    "mp3 (native), mp3float, true",
    "mp2 (mp2float),, true",
    "mp3 (mp3float),, true",
    "mp3on4 (mp3on4float),, false",
    "aac (native),, false",
  })
  void decodersOfMpegAudio(String decoder, @Nullable String better, boolean mpeg) throws Exception {
    FfmpegMessages messages =
        of(
            "[info]   Stream #0:0[0x100]: Audio: mp2 ([3][0][0][0] / 0x0003), stereo, fltp",
            "[info] Stream mapping:",
            "[info]   Stream #0:0 -> #0:0 (" + decoder + " -> pcm_f32be (native))",
            "[info] Output #0, au, to 'pipe:1':");
    assertEquals(better, messages.floatDecoder());
    assertEquals(mpeg, messages.isMpegAudio());
  }

  /** The first reason and not the last; no addresses, no names of files, whole words. */
  @Test
  void reasons() throws Exception {
    assertEquals(
        "moov atom not found",
        of(
                "[mov,mp4,m4a @ 0x5565b3c10f80] [error] moov atom not found",
                "[error] file:/folder/a b.m4a: Invalid data found when processing input")
            .reason());
    assertEquals(
        "Invalid data found when processing input",
        of("[error] file:/a: b/c.m4a: Invalid data found when processing input").reason());
    assertEquals(
        "bad block at",
        of("[wv @ 0xabcdef12] [warning] odd", "[wv @ 0x1] [error] bad block at 0x7ffe12345678")
            .reason());
    String cut = of("[error] " + "many words ".repeat(99)).reason();
    assertTrue(cut.length() < 210 && cut.endsWith("words ..."), cut);
  }

  @Test
  void unknownCoding() throws Exception {
    assertEquals(
        "it does not know how the samples are coded",
        of("[error] Decoder (codec none) not found for input stream #0:0").reason());
  }

  @Test
  void noSoundTrack() throws Exception {
    assertEquals(
        "it has no sound track",
        of(
                "[fatal] Stream map '0:a:0' matches no streams.",
                "To ignore this, add a trailing '?' to the map.")
            .reason());
  }
}
