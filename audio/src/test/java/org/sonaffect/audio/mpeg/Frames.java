package org.sonaffect.audio.mpeg;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.stream.Cancellation;

/** The frames of a stream and what they decode to, for tests. */
final class Frames {
  /** A frame and its header. */
  record Frame(byte[] bytes, MpegHeader header) {}

  private final List<Frame> frames = new ArrayList<>();

  private Frames() {}

  /** Those of a stream. */
  static Frames of(byte[] stream) throws IOException {
    Frames all = new Frames();
    MpegFrames frames = new MpegFrames(new ByteArrayInputStream(stream));
    byte[] frame;
    while ((frame = frames.next()) != null) {
      all.frames.add(new Frame(frame, frames.header()));
    }
    return all;
  }

  /** Those of a file in the resources. */
  static Frames ofResource(String name) throws IOException {
    return of(resource(name));
  }

  static byte[] resource(String name) throws IOException {
    try (InputStream in = Frames.class.getResourceAsStream("/encoded/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource encoded/" + name);
      }
      return in.readAllBytes();
    }
  }

  int count() {
    return frames.size();
  }

  Frame get(int i) {
    return frames.get(i);
  }

  /** The bytes of some of them. */
  byte[] bytes(int from, int to) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Frame frame : frames.subList(from, to)) {
      bytes.writeBytes(frame.bytes);
    }
    return bytes.toByteArray();
  }

  /** Samples of the channels, interleaved; of one channel where a frame has one. */
  float[] interleaved() {
    MpegDecoder decoder = new MpegDecoder(false, new Cancellation());
    FloatBuffer all = FloatBuffer.allocate(frames.size() * 2 * 1152);
    for (Frame frame : frames) {
      sound(decoder.decode(frame.bytes, frame.header));
      for (int i = 0; i < frame.header.samples(); i++) {
        for (int channel = 0; channel < frame.header.channels(); channel++) {
          all.put(decoder.samples(channel)[i]);
        }
      }
    }
    return floats(all);
  }

  /** The mean of the channels, from decoders that keep them apart. */
  float[] meanOfChannels() {
    MpegDecoder decoder = new MpegDecoder(false, new Cancellation());
    FloatBuffer all = FloatBuffer.allocate(frames.size() * 1152);
    for (Frame frame : frames) {
      sound(decoder.decode(frame.bytes, frame.header));
      for (int i = 0; i < frame.header.samples(); i++) {
        float left = decoder.samples(0)[i];
        all.put(frame.header.channels() == 1 ? left : (left + decoder.samples(1)[i]) / 2);
      }
    }
    return floats(all);
  }

  /** The same as the program computes it. */
  float[] mono() {
    MonoDecoder decoder = new MonoDecoder(new Cancellation());
    FloatBuffer all = FloatBuffer.allocate(frames.size() * 1152);
    float[] block = new float[1152];
    for (Frame frame : frames) {
      sound(decoder.decode(frame.bytes, frame.header, block));
      all.put(block, 0, frame.header.samples());
    }
    return floats(all);
  }

  private static void sound(@Nullable String damage) {
    if (damage != null) {
      throw new AssertionError(damage);
    }
  }

  private static float[] floats(FloatBuffer buffer) {
    float[] floats = new float[buffer.position()];
    buffer.flip().get(floats);
    return floats;
  }

  /** 16-bit little-endian samples. */
  static short[] pcm(byte[] bytes) {
    short[] samples = new short[bytes.length / 2];
    ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return samples;
  }
}
