package org.sonaffect.audio.mpeg;

import java.io.InputStream;
import java.util.Arrays;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.JavaLayerException;
import javazoom.jl.decoder.Obuffer;
import org.sonaffect.audio.stream.AudioException;

/**
 * Decodes the frames of one run of MPEG audio with JLayer, in float: its own 16-bit output would
 * clip and cut, here its filter bank is tapped before that.
 *
 * <p>JLayer fills tables shared by all its instances when they are first used, without a lock; so
 * the first use is made here, once, while this class is initialised.
 */
final class MpegDecoder {
  /** JLayer's filter bank is scaled so that full scale comes out as this. */
  private static final float FULL_SCALE = 32700f;

  /** An empty frame of MPEG-1 layer III, 32 kbit/s, 44.1 kHz, mono. */
  private static final int[] EMPTY_FRAME = {0xFF, 0xFB, 0x10, 0xC4};

  static {
    byte[] silence = new byte[104];
    for (int i = 0; i < EMPTY_FRAME.length; i++) {
      silence[i] = (byte) EMPTY_FRAME[i];
    }
    try {
      new MpegDecoder(1).decode(silence, 1152, new float[1152]);
    } catch (JavaLayerException | AudioException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final FrameInput input = new FrameInput();
  private final Planes planes;
  private final Decoder decoder = new Decoder();
  private final Bitstream bitstream = new Bitstream(input);

  /** For frames of one kind and so many channels. */
  MpegDecoder(int channels) {
    this.planes = new Planes(channels);
    decoder.setOutputBuffer(planes);
  }

  /**
   * Decodes one frame to mono.
   *
   * @param samples of the frame; where the decoder gives fewer (a frame that builds on others that
   *     are missing), the rest is silence
   * @return whether all samples were decoded
   */
  boolean decode(byte[] frame, int samples, float[] into)
      throws JavaLayerException, AudioException {
    input.give(frame);
    planes.clear_buffer();
    Header header = bitstream.readFrame();
    if (header == null) {
      throw new AudioException(AudioException.Kind.CORRUPT, "no frame where one was found");
    }
    try {
      decoder.decodeFrame(header, bitstream);
    } finally {
      bitstream.closeFrame();
    }
    return planes.mix(samples, into);
  }

  /** Gives the decoder one frame at a time, with an end of stream after each. */
  private static final class FrameInput extends InputStream {
    private byte[] frame = new byte[0];
    private int next;

    void give(byte[] bytes) {
      frame = bytes;
      next = 0;
    }

    @Override
    public int read() {
      return next < frame.length ? frame[next++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (next == frame.length) {
        return -1;
      }
      int n = Math.min(length, frame.length - next);
      System.arraycopy(frame, next, into, offset, n);
      next += n;
      return n;
    }

    @Override
    public int available() {
      return frame.length - next;
    }
  }

  /** Takes the samples of each channel as the filter bank makes them. */
  private static final class Planes extends Obuffer {
    private final float[][] plane;
    private final int[] filled;

    Planes(int channels) {
      plane = new float[channels][1152];
      filled = new int[channels];
    }

    @Override
    public void appendSamples(int channel, float[] samples) {
      int n = Math.min(samples.length, plane[channel].length - filled[channel]);
      System.arraycopy(samples, 0, plane[channel], filled[channel], n);
      filled[channel] += n;
    }

    /** The mean of the channels, each first brought to full scale 1. */
    boolean mix(int samples, float[] into) {
      boolean complete = true;
      for (int c = 0; c < plane.length; c++) {
        complete &= filled[c] >= samples;
        Arrays.fill(plane[c], Math.min(filled[c], samples), samples, 0f);
      }
      for (int i = 0; i < samples; i++) {
        float sum = 0f;
        for (float[] channel : plane) {
          sum += channel[i] / FULL_SCALE;
        }
        into[i] = sum / plane.length;
      }
      return complete;
    }

    @Override
    public void append(int channel, short value) {
      throw new IllegalStateException("samples come by appendSamples");
    }

    @Override
    public void clear_buffer() {
      Arrays.fill(filled, 0);
    }

    @Override
    public void write_buffer(int unused) {}

    @Override
    public void close() {}

    @Override
    public void set_stop_flag() {}
  }
}
