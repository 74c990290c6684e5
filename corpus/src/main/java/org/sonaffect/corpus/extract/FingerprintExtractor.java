package org.sonaffect.corpus.extract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.sonaffect.acoustics.fingerprint.Fingerprint;
import org.sonaffect.acoustics.fingerprint.Fingerprinter;
import org.sonaffect.audio.Audio;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.SampleStream;

/**
 * Fingerprints as if they were features, so that they are extracted and cached as these are: a
 * column a frame, which a float holds exactly.
 */
public final class FingerprintExtractor implements FeatureExtractor {
  private static final int PIECE = 1 << 14;
  private static final List<String> COLUMNS =
      IntStream.range(0, Fingerprint.MOST_FRAMES).mapToObj(frame -> "frame " + frame).toList();

  @Override
  public String version() {
    return "fingerprint-" + Fingerprinter.VERSION;
  }

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public ExtractedFeatures extract(Path file, double start, double end) throws IOException {
    try (SampleStream stream =
        Audio.open(file, AudioOptions.DEFAULT.segment(start, end).withEachChannel())) {
      Fingerprinter printer = new Fingerprinter(stream.sampleRate());
      float[] piece = new float[PIECE * stream.channels()];
      int got = stream.read(piece, 0, PIECE);
      for (; got >= 0 && !printer.isFull(); got = stream.read(piece, 0, PIECE)) {
        printer.add(piece, got, stream.channels());
      }
      float[] values = new float[COLUMNS.size()];
      int[] frames = printer.fingerprint().frames();
      for (int i = 0; i < frames.length; i++) {
        values[i] = frames[i];
      }
      return new ExtractedFeatures(values, stream.warnings(), stream.sampleRate());
    }
  }

  /** The fingerprint that was extracted. */
  public static Fingerprint of(ExtractedFeatures extracted) {
    float[] values = extracted.values();
    int length = values.length;
    while (length > 0 && values[length - 1] == 0) {
      length--;
    }
    return new Fingerprint(IntStream.range(0, length).map(i -> (int) values[i]).toArray());
  }
}
