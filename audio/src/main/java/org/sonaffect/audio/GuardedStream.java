package org.sonaffect.audio;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioException.Kind;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.FilterStream;
import org.sonaffect.audio.stream.SampleStream;
import org.sonaffect.audio.stream.Seconds;

/**
 * A decoder's samples, cut to the segment asked for and held to the limits and to finite values.
 */
final class GuardedStream extends FilterStream {
  private static final int SKIP = 8192;

  private final AudioOptions options;
  private final int sampleRate;
  private final long first;
  private final long afterLast;
  private final long limit;
  private final List<String> warnings = new ArrayList<>();
  private long position;
  private long nanos;
  private boolean ended;

  GuardedStream(SampleStream decoder, AudioOptions options) throws IOException {
    super(decoder);
    this.options = options;
    this.sampleRate = decoder.sampleRate();
    try {
      Audio.checkRate(sampleRate);
    } catch (AudioException e) {
      decoder.close();
      throw e;
    }
    this.first = Math.round(options.start() * sampleRate);
    this.afterLast =
        Double.isNaN(options.end()) ? Long.MAX_VALUE : Math.round(options.end() * sampleRate);
    this.limit = Math.round(options.maxSeconds() * sampleRate);
  }

  @Override
  public int read(float[] into, int offset, int length) throws IOException {
    if (position < first) {
      skipToSegment();
    }
    int wanted = (int) Math.min(length, afterLast - position);
    if (ended || wanted <= 0 && position >= afterLast) {
      return -1;
    }
    int got = decode(into, offset, wanted);
    if (got < 0) {
      if (afterLast != Long.MAX_VALUE) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "the segment ends at %s s, the audio at %.3f s",
                Seconds.of(options.end()),
                position / (double) sampleRate));
      }
      return -1;
    }
    return got;
  }

  private void skipToSegment() throws IOException {
    float[] skipped = new float[SKIP * channels()];
    while (position < first) {
      if (decode(skipped, 0, (int) Math.min(SKIP, first - position)) < 0) {
        throw new AudioException(
            Kind.EMPTY,
            String.format(
                Locale.ROOT,
                "the segment begins at %s s, the audio ends at %.3f s",
                Seconds.of(options.start()),
                position / (double) sampleRate));
      }
    }
  }

  private int decode(float[] into, int offset, int length) throws IOException {
    long before = System.nanoTime();
    int got = stream.read(into, offset, length);
    nanos += System.nanoTime() - before;
    if (nanos > options.maxDecoding().toNanos()) {
      throw AudioException.tooLong(
          "decoding took longer than " + options.maxDecoding().toSeconds() + " s");
    }
    if (got < 0) {
      ended = true;
      if (position == 0) {
        String why = String.join("; ", stream.warnings());
        throw new AudioException(
            Kind.EMPTY, "the file holds no samples" + (why.isEmpty() ? "" : ": " + why));
      }
      return got;
    }
    int values = channels();
    for (int i = 0; i < got * values; i++) {
      if (!Float.isFinite(into[offset + i])) {
        throw new AudioException(
            Kind.NON_FINITE,
            "sample %d is %s; all must be finite"
                .formatted(position + i / values, into[offset + i]));
      }
    }
    position += got;
    if (position > limit) {
      throw AudioException.tooLong(
          String.format(
              Locale.ROOT, "longer than the limit of %s s", Seconds.of(options.maxSeconds())));
    }
    return got;
  }

  @Override
  public List<String> warnings() {
    List<String> all = new ArrayList<>(stream.warnings());
    all.addAll(warnings);
    return List.copyOf(all);
  }
}
