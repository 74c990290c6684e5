package org.sonaffect.corpus.extract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.acoustics.change.Change;
import org.sonaffect.acoustics.change.ChangedStream;
import org.sonaffect.acoustics.change.Mono;
import org.sonaffect.audio.Audio;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.FilterStream;
import org.sonaffect.audio.stream.SampleStream;
import org.sonaffect.corpus.file.PlainNumber;

/**
 * The functionals of one or several feature sets, from any audio that {@link Audio} reads.
 *
 * @param sets of which the columns are, one set after the other
 * @param change of every clip before; null: as it is
 */
public record FeatureSetExtractor(FeatureSets sets, @Nullable Change change)
    implements FeatureExtractor {
  /** Ends of segments are rounded in tables; half a frame may be wanting. */
  private static final double TOLERANCE = 0.03;

  /** Of clips as they are. */
  public FeatureSetExtractor(FeatureSets sets) {
    this(sets, null);
  }

  @Override
  public FeatureExtractor of(FeatureSets others) {
    return new FeatureSetExtractor(others, change);
  }

  @Override
  public FeatureExtractor changed(Change other) {
    return new FeatureSetExtractor(sets, other);
  }

  @Override
  public String version() {
    return change == null
        ? sets.version()
        : "%s-%s-%s"
            .formatted(
                sets.version(),
                Change.VERSION,
                change.toString().replace("+", "plus").replaceAll("[^A-Za-z0-9.-]", "-"));
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
    Change made = change;
    if (made == null || made instanceof Mono) {
      try (Segment segment = open(file, start, end)) {
        float[] values = sets.functionals(segment, () -> open(file, start, end));
        return new ExtractedFeatures(values, segment.warnings(), segment.sampleRate());
      }
    }
    try (ChangedStream changed =
        new ChangedStream(open(file, start, end), made, seed(file, start, end, made))) {
      float[] values = sets.functionals(changed, changed::again);
      return new ExtractedFeatures(values, changed.warnings(), changed.sampleRate());
    }
  }

  private Segment open(Path file, double start, double end) throws IOException {
    AudioOptions options = AudioOptions.DEFAULT.segment(start, Double.NaN);
    boolean mono = change instanceof Mono;
    return new Segment(mono ? Audio.open(file, options) : sets.open(file, options), start, end);
  }

  /** Of the content of a clip and the change, so that it is the same wherever the file lies. */
  private static long seed(Path file, double start, double end, Change change) throws IOException {
    String clip = ContentHash.clip(ContentHash.file(file), start, end);
    String both = new ContentHash().add(clip).add(change.toString()).hex();
    return Long.parseUnsignedLong(both.substring(0, 16), 16);
  }

  /** A stream up to the end of a segment. */
  private static final class Segment extends FilterStream {
    private final double end;
    private long left;
    private boolean atEnd;

    Segment(SampleStream stream, double start, double end) {
      super(stream);
      this.end = end;
      long first = Math.round(start * stream.sampleRate());
      left = Double.isNaN(end) ? Long.MAX_VALUE : Math.round(end * stream.sampleRate()) - first;
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
  }
}
