package org.sonaffect.acoustics.contour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sonaffect.audio.Clip;

/** Just enough of a WAV reader for the reference clips, with the reference's reading of 8 bit. */
final class TinyWav {
  private TinyWav() {}

  static Clip read(Path file) {
    try {
      return read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Clip read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int at = 12;
    int format = 0;
    while (in.getInt(at) != 0x61746164) {
      if (in.getInt(at) == 0x20746d66) {
        format = at + 8;
      }
      at += 8 + in.getInt(at + 4) + (in.getInt(at + 4) & 1);
    }
    boolean floating = in.getShort(format) == 3;
    int channels = in.getShort(format + 2);
    int rate = in.getInt(format + 4);
    int align = in.getShort(format + 12);
    int size = align / channels;
    long length = Math.min(in.getInt(at + 4) & 0xffffffffL, bytes.length - at - 8L);
    float[] samples = new float[(int) (length / align)];
    for (int i = 0; i < samples.length; i++) {
      float sum = 0;
      for (int c = 0; c < channels; c++) {
        int p = at + 8 + i * align + c * size;
        sum +=
            switch (size) {
              case 1 -> (float) in.get(p);
              case 2 -> (float) in.getShort(p);
              case 3 -> (float) ((in.get(p + 2) << 16) | (in.getShort(p) & 0xffff));
              default -> floating ? in.getFloat(p) : (float) in.getInt(p);
            };
      }
      float mean = sum / channels;
      samples[i] =
          switch (size) {
            case 1 -> mean / 127f;
            case 2 -> mean / 32767f;
            case 3 -> mean / 8388352f;
            default -> floating ? mean : mean / 2147483648f;
          };
    }
    return new Clip(samples, rate);
  }
}
