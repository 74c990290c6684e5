package org.sonaffect.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Builds WAV files for tests, rightly formed or not. */
public final class WavBytes {
  private final ByteArrayOutputStream before = new ByteArrayOutputStream();
  private final ByteArrayOutputStream after = new ByteArrayOutputStream();
  private String riff = "RIFF";
  private int tag = 1;
  private int channels = 1;
  private int rate = 16000;
  private int bytes = 2;
  private int bits = 16;
  private int validBits = -1;
  private Integer frameBytes;
  private Long declared;
  private byte[] data = {};

  /** Format tag, channels, bytes and bits a sample. */
  public WavBytes format(int tag, int channels, int bytes, int bits) {
    this.tag = tag;
    this.channels = channels;
    this.bytes = bytes;
    this.bits = bits;
    return this;
  }

  public WavBytes riff(String id) {
    riff = id;
    return this;
  }

  public WavBytes rate(int hz) {
    rate = hz;
    return this;
  }

  /** An extensible header with this many valid bits. */
  public WavBytes extensible(int valid) {
    validBits = valid;
    return this;
  }

  public WavBytes frameBytes(int value) {
    frameBytes = value;
    return this;
  }

  /** The size the data chunk declares, whatever it holds. */
  public WavBytes declared(long size) {
    declared = size;
    return this;
  }

  public WavBytes data(byte[] bytes) {
    data = bytes;
    return this;
  }

  /** 16-bit samples. */
  public WavBytes samples(int... values) {
    ByteBuffer b = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int v : values) {
      b.putShort((short) v);
    }
    return data(b.array());
  }

  public WavBytes chunkBefore(String id, int size, byte[] content) {
    chunk(before, id, size, content);
    return this;
  }

  public WavBytes chunkAfter(String id, int size, byte[] content) {
    chunk(after, id, size, content);
    return this;
  }

  private static void chunk(ByteArrayOutputStream to, String id, int size, byte[] content) {
    to.writeBytes(id.getBytes(StandardCharsets.ISO_8859_1));
    to.writeBytes(little(4, size));
    to.writeBytes(content);
  }

  public static byte[] little(int length, long value) {
    byte[] b = new byte[length];
    for (int i = 0; i < length; i++) {
      b[i] = (byte) (value >> 8 * i);
    }
    return b;
  }

  public byte[] build() {
    ByteArrayOutputStream format = new ByteArrayOutputStream();
    int frame = frameBytes == null ? channels * bytes : frameBytes;
    format.writeBytes(little(2, validBits < 0 ? tag : 0xFFFE));
    format.writeBytes(little(2, channels));
    format.writeBytes(little(4, rate));
    format.writeBytes(little(4, (long) rate * frame));
    format.writeBytes(little(2, frame));
    format.writeBytes(little(2, bits));
    if (validBits >= 0) {
      format.writeBytes(little(2, 22));
      format.writeBytes(little(2, validBits));
      format.writeBytes(little(4, 0));
      format.writeBytes(little(2, tag));
      format.writeBytes(new byte[14]);
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("WAVE".getBytes(StandardCharsets.ISO_8859_1));
    body.writeBytes(before.toByteArray());
    chunk(body, "fmt ", format.size(), format.toByteArray());
    body.writeBytes("data".getBytes(StandardCharsets.ISO_8859_1));
    body.writeBytes(little(4, declared == null ? data.length : declared));
    body.writeBytes(data);
    body.writeBytes(after.toByteArray());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    chunk(out, riff, body.size(), body.toByteArray());
    return out.toByteArray();
  }
}
