package org.sonaffect.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.FeatureSet;
import org.sonaffect.acoustics.FeatureSets;

/**
 * The feature sets that a model needs of audio, and where its features stand among theirs.
 *
 * @param sets that are extracted
 * @param places of the model's columns in {@link FeatureSets#featureNames}
 */
@SuppressWarnings("ArrayRecordComponent")
public record ExtractedColumns(FeatureSets sets, int[] places) {
  /** What joins the sources of several corpora. */
  private static final String AND = " and ";

  /** What stands between a table's name and its hash. */
  private static final String HASH = " sha256:";

  /** What stands between tables and the sets that they are of. */
  private static final String OF = " of ";

  /** The columns of a model; null where this program cannot extract them from audio. */
  public static @Nullable ExtractedColumns of(ModelCard card, List<String> columns) {
    return card.audio() ? of(card.extractor(), columns) : null;
  }

  /**
   * Columns whose source is stated in words ({@link ModelCard#extractor}); null where this program
   * cannot extract them: no set of its own has them all, or the words name another version.
   */
  public static @Nullable ExtractedColumns of(String extractor, List<String> columns) {
    List<String> versions = versions(extractor);
    if (versions.size() > 1) {
      return null;
    }
    FeatureSets sets =
        versions.isEmpty() ? FeatureSets.holding(columns) : FeatureSets.ofVersions(versions.get(0));
    int[] places = sets == null ? null : sets.places(columns);
    return places == null ? null : new ExtractedColumns(Objects.requireNonNull(sets), places);
  }

  /** The versions of feature sets among sources of features, each once. */
  private static List<String> versions(String extractor) {
    List<String> versions = new ArrayList<>();
    for (String source : extractor.split(AND)) {
      int hash = source.lastIndexOf(HASH);
      int of = source.indexOf(OF, Math.max(0, hash));
      if (hash < 0) {
        versions.add(source);
      } else if (of >= 0) {
        versions.add(source.substring(of + OF.length()));
      }
    }
    return versions.stream().filter(ExtractedColumns::isVersion).distinct().toList();
  }

  /** Whether it looks like a version of sets, be they known or not. */
  private static boolean isVersion(String text) {
    return text.matches("[a-z0-9]+-\\d+(\\.[a-z0-9]+-\\d+)*");
  }

  /**
   * Sources of features in words, each once.
   *
   * @param sources the extractor and its version, or a table and its hash
   * @param stated the sets that the study says the features are of
   */
  public static String words(List<String> sources, FeatureSets stated) {
    String joined = String.join(AND, sources.stream().distinct().toList());
    boolean tables = sources.stream().anyMatch(source -> source.contains(HASH));
    return tables && !stated.equals(FeatureSets.DEFAULT) ? joined + OF + stated.version() : joined;
  }

  /** All versions that this program extracts, with commas between them. */
  public static String known() {
    return String.join(", ", Stream.of(FeatureSet.values()).map(FeatureSet::version).toList());
  }

  /** The model's features among all of the sets. */
  public float[] of(float[] all) {
    float[] features = new float[places.length];
    for (int j = 0; j < features.length; j++) {
      features[j] = all[places[j]];
    }
    return features;
  }
}
