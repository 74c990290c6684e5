package org.sonaffect.corpus.demo.synthesis;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A RIFF WAVE file of 16-bit mono PCM at {@link ClipSamples#RATE} Hz. */
public final class WavFile {
  private static final int HEADER = 44;
  private static final short PCM = 1;

  private WavFile() {}

  /** The whole file. */
  public static byte[] of(short[] samples) {
    int size = 2 * samples.length;
    ByteBuffer bytes = ByteBuffer.allocate(HEADER + size).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(tag("RIFF")).putInt(HEADER - 8 + size).put(tag("WAVE"));
    bytes.put(tag("fmt ")).putInt(16).putShort(PCM).putShort((short) 1);
    bytes
        .putInt(ClipSamples.RATE)
        .putInt(2 * ClipSamples.RATE)
        .putShort((short) 2)
        .putShort((short) 16);
    bytes.put(tag("data")).putInt(size);
    for (short sample : samples) {
      bytes.putShort(sample);
    }
    return bytes.array();
  }

  private static byte[] tag(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
