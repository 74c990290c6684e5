package org.sonaffect.audio;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.sonaffect.audio.aiff.AiffReader;
import org.sonaffect.audio.au.AuReader;
import org.sonaffect.audio.flac.FlacReader;
import org.sonaffect.audio.mpeg.Id3Reader;
import org.sonaffect.audio.mpeg.MpegReader;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.ByteSource;
import org.sonaffect.audio.stream.FormatReader;
import org.sonaffect.audio.stream.SampleStream;
import org.sonaffect.audio.vorbis.OggReader;
import org.sonaffect.audio.wav.WavReader;

/**
 * Reads bytes as {@link org.sonaffect.audio.Audio} would, but never by another program, and holds
 * the decoders to their promise: samples or an {@link AudioException}, soon, in little memory.
 */
final class DecoderTrial {
  /** What a file may cost, in time of the processor and in all it allocates. */
  private static final long MAX_NANOS = 5_000_000_000L;

  private static final long MAX_BYTES = 256L << 20;

  /** As a limit of duration would do. */
  private static final int MAX_SAMPLES = 2_000_000;

  private static final List<FormatReader> READERS =
      List.of(
          new WavReader(),
          new FlacReader(),
          new OggReader(),
          new AiffReader(),
          new AuReader(),
          new Id3Reader(DecoderTrial::readers),
          new MpegReader());

  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int LENGTH = 4096;

  /** Most channels of any format. */
  private static final int MOST_CHANNELS = 64;

  private final float[] samples = new float[LENGTH * MOST_CHANNELS];
  private long tried;
  private long opened;
  private long read;
  private long slowest;
  private long largest;

  private static List<FormatReader> readers() {
    return READERS;
  }

  /** How many were tried. */
  long tried() {
    return tried;
  }

  /** How many got past their header. */
  long opened() {
    return opened;
  }

  /**
   * Reads the bytes, of every other file each channel; anything but samples or an AudioException
   * comes out as it is.
   */
  void run(byte[] bytes) throws IOException {
    long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
    long before = THREADS.getCurrentThreadCpuTime();
    tried++;
    try {
      decode(bytes);
    } catch (AudioException e) {
      if (e.getMessage() == null || e.getMessage().isBlank()) {
        throw new AssertionError("a fault without words", e);
      }
    }
    long nanos = THREADS.getCurrentThreadCpuTime() - before;
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
    slowest = Math.max(slowest, nanos);
    largest = Math.max(largest, allocated);
    if (nanos > MAX_NANOS) {
      throw new AssertionError("it took " + nanos / 1_000_000 + " ms");
    }
    if (allocated > MAX_BYTES) {
      throw new AssertionError("it allocated " + (allocated >> 20) + " MiB");
    }
  }

  private void decode(byte[] bytes) throws IOException {
    ByteSource source = ByteSource.of(new ByteArrayInputStream(bytes));
    byte[] head = source.head();
    AudioOptions options =
        tried % 2 == 0 ? AudioOptions.DEFAULT : AudioOptions.DEFAULT.withEachChannel();
    for (FormatReader reader : READERS) {
      if (reader.recognises(head)) {
        try (SampleStream stream = reader.open(source, options)) {
          opened++;
          long total = 0;
          int n;
          while (total < MAX_SAMPLES && (n = stream.read(samples, 0, LENGTH)) >= 0) {
            if (n == 0) {
              throw new AssertionError("no samples, and not the end");
            }
            total += n;
          }
          read++;
        }
        return;
      }
    }
  }

  @Override
  public String toString() {
    return "%,d files, of which %,d (%.1f %%) got past the header and %,d were read to the end;"
            .formatted(tried, opened, 100.0 * opened / tried, read)
        + " slowest %,d ms of CPU, most memory allocated for one %,d KiB"
            .formatted(slowest / 1_000_000, largest >> 10);
  }
}
