package org.sonaffect.corpus.manifest;

import java.nio.file.Path;
import java.util.ArrayList;
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
 * @param root the folder that tables and audio are looked for in: of a data set, or of the manifest
 * @param tables with the clips; none where {@code format} has a reader of its own
 * @param joined whether the tables are joined by an id; else there is one, whose rows are the clips
 * @param dimensions that are rated besides arousal and valence
 * @param audio where the audio of a clip may be, in {@code root}; empty where a column says it
 * @param groups from parts of names; the first that fits counts
 * @param categoryOfFolder whether the folder of the audio is the category
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
    Path root,
    List<TableSource> tables,
    boolean joined,
    List<String> dimensions,
    List<NameTemplate> audio,
    List<GroupRule> groups,
    boolean categoryOfFolder,
    RatingScale scale,
    Map<String, List<String>> exclude,
    @Nullable Path features,
    @Nullable String licence,
    boolean synthetic,
    int raters) {
  /** The columns of a clip, by our names; {@code columns:} maps them to those of a table. */
  public static final List<String> COLUMNS =
      List.of(
          """
          file id arousal valence arousal_sd valence_sd category group start end
          """
              .split("\\s+"));

  /** The same of a document that is perhaps not in the file. */
  public static Manifest of(Path file, YamlValue document) throws CorpusException {
    return new ManifestReader(file).read(document);
  }

  /**
   * Columns that count only where the manifest names them: the artist, whose songs are one group;
   * the rater of a row that is one rating; how many rated a clip.
   */
  public static final List<String> NAMED_COLUMNS = List.of("artist", "rater", "raters");

  /** Reads and checks a manifest; every problem of it is in the exception. */
  public static Manifest read(Path file) throws CorpusException {
    return new ManifestReader(file).read();
  }

  /** The rated dimensions, arousal and valence first. */
  public List<String> rated() {
    List<String> rated = new ArrayList<>(List.of("arousal", "valence"));
    rated.addAll(dimensions);
    return rated;
  }

  /** All names that {@code columns} may map. */
  public List<String> columnNames() {
    List<String> names = new ArrayList<>(COLUMNS);
    names.addAll(dimensions);
    names.addAll(NAMED_COLUMNS);
    return names;
  }

  /** Whether the features are the other columns of the table of the clips. */
  public boolean hasFeaturesWithin() {
    return !joined
        && tables.size() == 1
        && !tables.get(0).isOfRatings()
        && tables.get(0).file().equals(features);
  }
}
