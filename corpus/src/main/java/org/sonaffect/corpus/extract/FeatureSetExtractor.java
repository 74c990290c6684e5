package org.sonaffect.corpus.extract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.audio.Audio;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.SampleStream;
import org.sonaffect.corpus.file.PlainNumber;

/**
 * The functionals of one or several feature sets, from any audio that {@link Audio} reads.
 *
 * @param sets of which the columns are, one set after the other
 */
public record FeatureSetExtractor(FeatureSets sets) implements FeatureExtractor {
  /** Ends of segments are rounded in tables; half a frame may be wanting. */
  private static final double TOLERANCE = 0.03;

  @Override
  public FeatureExtractor of(FeatureSets others) {
    return new FeatureSetExtractor(others);
  }

  @Override
  public String version() {
    return sets.version();
  }

  @Override
  public boolean hearsRates() {
    return sets.signal().rate() == 0;
  }

  @Override
  public List<String> columns() {
    return sets.featureNames();
  }

  @Override
  public ExtractedFeatures extract(Path file, double start, double end) throws IOException {
    try (Segment segment = open(file, start, end)) {
      float[] values = sets.functionals(segment, () -> open(file, start, end));
      return new ExtractedFeatures(values, segment.warnings(), segment.sampleRate());
    }
  }

  private Segment open(Path file, double start, double end) throws IOException {
    AudioOptions options = AudioOptions.DEFAULT.segment(start, Double.NaN);
    return new Segment(sets.open(file, options), start, end);
  }

  /** A stream up to the end of a segment. */
  private static final class Segment implements SampleStream {
    private final SampleStream stream;
    private final double end;
    private long left;
    private boolean atEnd;

    Segment(SampleStream stream, double start, double end) {
      this.stream = stream;
      this.end = end;
      long first = Math.round(start * stream.sampleRate());
      left = Double.isNaN(end) ? Long.MAX_VALUE : Math.round(end * stream.sampleRate()) - first;
    }

    @Override
    public int sampleRate() {
      return stream.sampleRate();
    }

    @Override
    public int channels() {
      return stream.channels();
    }

    @Override
    public boolean beginsWithMix() {
      return stream.beginsWithMix();
    }

    @Override
    public int read(float[] into, int offset, int length) throws IOException {
      if (left <= 0) {
        return -1;
      }
      int got = stream.read(into, offset, (int) Math.min(length, left));
      left -= Math.max(0, got);
      atEnd = got < 0;
      return got;
    }

    @Override
    public List<String> warnings() {
      List<String> warnings = new ArrayList<>(stream.warnings());
      double missing = left / (double) sampleRate();
      if (atEnd && !Double.isNaN(end) && missing > TOLERANCE) {
        String message = "the segment ends at %s s, %.3f s after the end of the audio";
        warnings.add(String.format(Locale.ROOT, message, PlainNumber.of(end), missing));
      }
      return warnings;
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }
}
