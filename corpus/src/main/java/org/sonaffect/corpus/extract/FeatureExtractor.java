package org.sonaffect.corpus.extract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.acoustics.change.Change;

/** Turns a clip into a feature vector. Used from many threads at once. */
public interface FeatureExtractor {
  /** Name and version; another version makes other numbers. Letters, digits, dots and hyphens. */
  String version();

  /** The extractor of these feature sets; this one, where it knows no others. */
  default FeatureExtractor of(FeatureSets sets) {
    return this;
  }

  /** Whether the features of a sound differ with the sample rate of its file. */
  default boolean hearsRates() {
    return true;
  }

  /**
   * The extractor of the same features of clips that are changed first.
   *
   * @throws UnsupportedOperationException where it knows no changes
   */
  default FeatureExtractor changed(Change change) {
    throw new UnsupportedOperationException(version() + " cannot be extracted from changed clips");
  }

  /** Names of the features, unique. */
  List<String> columns();

  /**
   * The features of a clip.
   *
   * @param start seconds into the file
   * @param end seconds into the file; NaN to its end
   * @throws IOException with the reason in words where the audio cannot be used
   */
  ExtractedFeatures extract(Path file, double start, double end) throws IOException;
}
