package org.sonaffect.audio.mpeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sonaffect.audio.Audio;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.SampleStream;

/** Streams cut at frames, joined, and of changing kinds. */
class CutStreamsTest {
  private static final String JOINT = "lame-24000-joint.mp3";
  private static final String MONO = "untagged-16000-mono.mp3";

  /** As players do: silence where the reservoir is missing, all else as in the whole. */
  @ParameterizedTest
  @ValueSource(strings = {JOINT, MONO, "layer2-32000-stereo.mp2", "layer2-16000-mono.mp2"})
  void everyPieceIsRead(String name) throws IOException {
    Frames frames = Frames.ofResource(name);
    float[] whole = samples(frames.bytes(0, frames.count()));
    int size = frames.get(0).header().samples();
    for (int from = 0; from < frames.count(); from++) {
      for (int to = from + 1; to <= frames.count(); to++) {
        float[] piece = samples(frames.bytes(from, to));
        assertEquals((to - from) * size, piece.length, from + " to " + to);
        // All frames here reach back less than four, and two more settle the filter banks.
        int settled = Math.min(6 * size, piece.length);
        assertArrayEquals(
            Arrays.copyOfRange(whole, from * size + settled, to * size),
            Arrays.copyOfRange(piece, settled, piece.length),
            from + " to " + to);
      }
    }
  }

  /** What {@link MonoDecoder} mixes early is the mean of the channels. */
  @ParameterizedTest
  @ValueSource(strings = {JOINT, "lame-44100-stereo-vbr.mp3", "layer2-32000-stereo.mp2"})
  void theMixIsTheMeanOfTheChannels(String name) throws IOException {
    Frames frames = Frames.ofResource(name);
    assertArrayEquals(frames.meanOfChannels(), frames.mono(), 1e-6f);
  }

  /** Each channel keeps what it has when the other one comes or goes. */
  @Test
  void changeOfTheNumberOfChannels() throws IOException {
    Frames stereo = Frames.ofResource(JOINT);
    // The same frames as one channel: the header and less side information make other frames.
    Frames mono = Frames.of(asMono(stereo.get(0).header(), 6));
    byte[] mixed = joined(stereo.bytes(0, 5), mono.bytes(0, 3), stereo.bytes(5, 9));
    Frames all = Frames.of(mixed);
    assertEquals(12, all.count());
    assertArrayEquals(all.meanOfChannels(), all.mono(), 1e-6f);
  }

  /** Silent frames of one channel: all side information is zero. */
  private static byte[] asMono(MpegHeader like, int count) {
    byte[] frames = new byte[count * like.frameBytes()];
    for (int i = 0; i < count; i++) {
      int at = i * like.frameBytes();
      frames[at] = (byte) 0xFF;
      frames[at + 1] = (byte) 0xF3;
      frames[at + 2] = 0x74;
      frames[at + 3] = (byte) 0xC4;
    }
    return frames;
  }

  /** A bit rate of 0 in each header leaves frames whose length only their distance tells. */
  @ParameterizedTest
  @ValueSource(strings = {JOINT, MONO})
  void freeBitRate(String name) throws IOException {
    Frames frames = Frames.ofResource(name);
    ByteArrayOutputStream free = new ByteArrayOutputStream();
    for (int i = 0; i < frames.count(); i++) {
      byte[] frame = frames.get(i).bytes().clone();
      frame[2] &= 0x0F;
      free.writeBytes(frame);
    }
    assertArrayEquals(samples(frames.bytes(0, frames.count())), samples(free.toByteArray()));
  }

  /** Delay and padding are dropped as its tag says, wherever there is junk. */
  @ParameterizedTest
  @ValueSource(strings = {"lame-22050-mono.mp3", "lame-44100-stereo-vbr.mp3"})
  void junkBehindTheFrameOfTheTag(String name) throws IOException {
    Frames frames = Frames.ofResource(name);
    float[] whole = samples(frames.bytes(0, frames.count()));
    byte[] tag = frames.bytes(0, 1);
    byte[] audio = frames.bytes(1, frames.count());
    assertArrayEquals(whole, samples(joined(tag, new byte[777], audio)));
    assertArrayEquals(whole, samples(joined(new byte[777], tag, new byte[50], audio)));
  }

  @Test
  void aFrameThatIsBrokenIsSilentAndCounted() throws IOException {
    Frames frames = Frames.ofResource("lame-22050-mono.mp3");
    byte[] many = frames.bytes(1, frames.count());
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (int i = 0; i < 5; i++) {
      stream.writeBytes(many);
    }
    byte[] bytes = stream.toByteArray();
    int at = frames.get(1).bytes().length + frames.get(2).bytes().length;
    // big_values of 511 in the third frame.
    bytes[at + 6] |= 0x0F;
    bytes[at + 7] |= (byte) 0xF8;
    try (SampleStream in = open(bytes)) {
      float[] samples = Audio.read(in).samples();
      assertEquals(5 * (frames.count() - 1) * 576, samples.length);
      assertTrue(in.warnings().toString().contains("big_values is"), in.warnings() + "");
    }
  }

  private static SampleStream open(byte[] bytes) throws IOException {
    return Audio.open(new ByteArrayInputStream(bytes), AudioOptions.DEFAULT);
  }

  private static float[] samples(byte[] bytes) throws IOException {
    try (SampleStream stream = open(bytes)) {
      return Audio.read(stream).samples();
    }
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
