package org.sonaffect.audio.flac;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.BlockStream;
import org.sonaffect.audio.stream.Id3;
import org.sonaffect.audio.stream.MonoMix;

/**
 * Samples of a FLAC stream (RFC 9639), bit for bit. The checksum of every frame is verified; a
 * frame that fails is an error and not silence, since the format promises to lose nothing. Tags,
 * pictures and further streams behind the first one are skipped or read on.
 */
public final class FlacStream extends BlockStream {
  private static final int STREAM_INFO_BYTES = 34;
  private static final int MAX_CHANNELS = 8;

  private final FlacInput in;
  private final FlacSubframe subframe;
  private final long[][] plane = new long[MAX_CHANNELS][0];
  private final boolean eachChannel;
  private int bits;
  private long declared;
  private long decoded;

  /** The samples of a stream, mixed to mono, or each channel for itself. */
  public FlacStream(InputStream bytes, boolean eachChannel) throws IOException {
    super("FLAC", bytes);
    this.eachChannel = eachChannel;
    this.in = new FlacInput(bytes);
    this.subframe = new FlacSubframe(in);
    if (in.has(FlacHeader.MAX_BYTES) && !is("fLaC")) {
      describeByFrame();
    } else if (!readMetadata()) {
      throw corrupt("the file ends before the description of its stream");
    }
  }

  /** The first description counts, whatever may follow behind it. */
  private void describeChannels(int channels) {
    if (values == 0) {
      values = eachChannel ? channels : 1;
    }
  }

  /** Reads the description of the stream and skips all other blocks (RFC 9639 section 8). */
  private boolean readMetadata() throws IOException {
    in.skip(4);
    boolean described = false;
    boolean last = false;
    while (!last && in.has(4)) {
      byte[] b = in.buffer();
      int at = in.position();
      last = (b[at] & 0x80) != 0;
      int type = b[at] & 0x7F;
      int length = (b[at + 1] & 0xFF) << 16 | (b[at + 2] & 0xFF) << 8 | b[at + 3] & 0xFF;
      if (type == 127) {
        throw corrupt("a metadata block of the forbidden type 127");
      }
      in.skip(4);
      if (type == 0 && length >= STREAM_INFO_BYTES && in.has(STREAM_INFO_BYTES)) {
        describe();
        described = true;
      }
      in.skip(length);
    }
    return described;
  }

  /** Of a stream that begins with a frame, that frame tells all. */
  private void describeByFrame() throws AudioException {
    int at = in.position();
    FlacHeader first = FlacHeader.parse(in.buffer(), at, at + in.available());
    if (first == null || !first.describesStream()) {
      throw corrupt("neither a description of the stream nor a frame that tells rate and bits");
    }
    sampleRate = first.sampleRate();
    bits = first.bits();
    describeChannels(first.channels());
  }

  private void describe() throws IOException {
    byte[] b = in.buffer();
    int at = in.position() + 10;
    int rate = (b[at] & 0xFF) << 12 | (b[at + 1] & 0xFF) << 4 | (b[at + 2] & 0xF0) >> 4;
    if (sampleRate != 0 && rate != sampleRate) {
      throw changed(rate);
    }
    sampleRate = rate;
    bits = ((b[at + 2] & 1) << 4 | (b[at + 3] & 0xF0) >> 4) + 1;
    describeChannels((b[at + 2] >> 1 & 7) + 1);
    declared = b[at + 3] & 0x0F;
    for (int i = 4; i < 8; i++) {
      declared = declared << 8 | b[at + i] & 0xFF;
    }
    decoded = 0;
  }

  @Override
  protected int nextBlock() throws IOException {
    FlacHeader header = nextHeader();
    if (header == null) {
      if (decoded < declared) {
        warn("cut short: " + decoded + " of " + declared + " samples");
      }
      return -1;
    }
    if (header.sampleRate() != 0 && header.sampleRate() != sampleRate) {
      throw changed(header.sampleRate());
    }
    int width = header.bits() == 0 ? bits : header.bits();
    try {
      decode(header, width);
    } catch (EOFException e) {
      warn("cut short in the frame after sample " + decoded);
      in.skip(Long.MAX_VALUE);
      return 0;
    } catch (AudioException e) {
      throw e;
    } catch (IOException e) {
      throw corrupt("the frame after sample " + decoded + " has " + e.getMessage());
    }
    decoded += header.blockSize();
    return mix(header, width);
  }

  /** The header of the next frame, with what lies between skipped, or null at the end. */
  private @Nullable FlacHeader nextHeader() throws IOException {
    long skipped = 0;
    while (in.has(6)) {
      in.has(FlacHeader.MAX_BYTES);
      int at = in.position();
      FlacHeader header = FlacHeader.parse(in.buffer(), at, at + in.available());
      if (header != null) {
        if (skipped > 0 && decoded > 0 && header.number() != 0) {
          throw corrupt(skipped + " bytes after sample " + decoded + " are no frame");
        }
        return header;
      }
      if (is("fLaC")) {
        readMetadata();
      } else if (Id3.at(in.buffer(), at) && is("ID3")) {
        in.skip(Id3.size(in.buffer(), at));
      } else {
        in.skip(1);
        skipped++;
      }
    }
    return null;
  }

  private boolean is(String magic) {
    for (int i = 0; i < magic.length(); i++) {
      if (in.buffer()[in.position() + i] != magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void decode(FlacHeader header, int width) throws IOException {
    int size = header.blockSize();
    in.startFrame(header.bytes());
    for (int c = 0; c < header.channels(); c++) {
      if (plane[c].length < size) {
        plane[c] = new long[size];
      }
      boolean side =
          header.stereo() == FlacHeader.SIDE_RIGHT ? c == 0 : header.stereo() != 0 && c == 1;
      subframe.decode(size, side ? width + 1 : width, plane[c]);
    }
    if (!in.endFrame()) {
      throw new IOException("a wrong checksum");
    }
    join(header.stereo(), size, plane[0], plane[1]);
  }

  /** Two coded channels to left and right. */
  private static void join(int stereo, int size, long[] first, long[] second) {
    switch (stereo) {
      case FlacHeader.LEFT_SIDE -> {
        for (int i = 0; i < size; i++) {
          second[i] = first[i] - second[i];
        }
      }
      case FlacHeader.SIDE_RIGHT -> {
        for (int i = 0; i < size; i++) {
          first[i] += second[i];
        }
      }
      case FlacHeader.MID_SIDE -> {
        for (int i = 0; i < size; i++) {
          long middle = first[i] << 1 | second[i] & 1;
          first[i] = (middle + second[i]) >> 1;
          second[i] = (middle - second[i]) >> 1;
        }
      }
      default -> {
        // Each channel for itself.
      }
    }
  }

  /**
   * As {@link MonoMix} does with the WAV that holds the same samples in whole bytes; also where
   * each channel is wanted and a frame has another number of them.
   */
  private int mix(FlacHeader header, int width) {
    int size = header.blockSize();
    int channels = header.channels();
    int up = (width + 7) / 8 * 8 - width;
    float fullScale = MonoMix.fullScale(width);
    float[] into = blockOf(size);
    if (values > 1 && values == channels) {
      for (int i = 0; i < size; i++) {
        for (int c = 0; c < channels; c++) {
          into[i * channels + c] = (float) (plane[c][i] << up) / fullScale;
        }
      }
      return size;
    }
    double apart = 0;
    double mixed = 0;
    for (int i = 0; i < size; i++) {
      float sum = 0f;
      for (int c = 0; c < channels; c++) {
        float value = (float) (plane[c][i] << up);
        sum += value;
        apart += (double) value * value;
      }
      mixed += (double) sum * sum;
      Arrays.fill(into, i * values, (i + 1) * values, (sum / channels) / fullScale);
    }
    cancellation.add(apart / channels, mixed / channels / channels);
    return size;
  }

  private AudioException changed(int rate) {
    return AudioException.unsupported(
        "FLAC: the sample rate changes from " + sampleRate + " to " + rate + " Hz");
  }
}
