package org.sonaffect.corpus.manifest;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.CorpusFormat;
import org.sonaffect.corpus.RatingScale;
import org.sonaffect.corpus.file.YamlValue;

/**
 * A corpus.yaml, checked in itself but not yet against the files it names.
 *
 * @param file the manifest
 * @param name short, unique in a study
 * @param domain in words
 * @param format how the corpus lies on disk
 * @param path the folder of a data set as its authors ship it; null for tables
 * @param clips the CSV with one row a clip; null for shipped data sets
 * @param columns own column name by ours, where the CSV names them otherwise
 * @param scale of the ratings on disk
 * @param exclude values of columns whose rows are no part of the corpus
 * @param features a feature table instead of audio
 * @param licence in words
 * @param synthetic clips and ratings are generated, not recorded and rated by people
 * @param raters how many people rated a clip, as few as any has; 0 where unknown
 */
public record Manifest(
    Path file,
    String name,
    String domain,
    CorpusFormat format,
    @Nullable Path path,
    @Nullable Path clips,
    Map<String, String> columns,
    RatingScale scale,
    Map<String, List<String>> exclude,
    @Nullable Path features,
    @Nullable String licence,
    boolean synthetic,
    int raters) {
  /** The columns of a clip, by our names; {@code columns:} maps them to those of a table. */
  public static final List<String> COLUMNS =
      List.of(
          "file",
          "id",
          "arousal",
          "valence",
          "arousal_sd",
          "valence_sd",
          "category",
          "group",
          "start",
          "end");

  /** The same of a document that is perhaps not in the file. */
  public static Manifest of(Path file, YamlValue document) throws CorpusException {
    return new ManifestReader(file).read(document);
  }

  /** Reads and checks a manifest; every problem of it is in the exception. */
  public static Manifest read(Path file) throws CorpusException {
    return new ManifestReader(file).read();
  }
}
