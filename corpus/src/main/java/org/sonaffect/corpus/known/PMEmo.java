package org.sonaffect.corpus.known;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.clips.ClipList;
import org.sonaffect.corpus.clips.ClipRow;
import org.sonaffect.corpus.clips.Exclusion;
import org.sonaffect.corpus.clips.RowCheck;
import org.sonaffect.corpus.manifest.Manifest;
import org.sonaffect.corpus.table.CsvTable;
import org.sonaffect.corpus.table.NumericTable;
import org.sonaffect.corpus.table.NumericTable.Kind;

/**
 * PMEmo2019 as its authors ship it (Zhang et al., ICMR 2018): {@code metadata.csv}, {@code
 * annotations/static_annotations.csv} and {@code static_annotations_std.csv}, and {@code
 * chorus/*.mp3} named by {@code musicId}; ratings from 0 to 1. The group of a song is its artist.
 */
public final class PMEmo {
  private static final String ID = "musicId";
  private static final String AROUSAL = "Arousal(mean)";
  private static final String VALENCE = "Valence(mean)";
  private static final String AROUSAL_SD = "Arousal(std)";
  private static final String VALENCE_SD = "Valence(std)";

  private final Manifest manifest;
  private final Path path;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Integer> seen = new HashMap<>();

  private PMEmo(Manifest manifest, Path path) {
    this.manifest = manifest;
    this.path = path;
  }

  /** Reads the ratings and finds the chorus and the artist of each song. */
  public static ClipList read(Manifest manifest, Path path) throws CorpusException {
    return new PMEmo(manifest, path).rows();
  }

  private ClipList rows() throws CorpusException {
    NumericTable ratings =
        table(path.resolve("annotations/static_annotations.csv"), ID, AROUSAL, VALENCE);
    Path deviationFile = path.resolve("annotations/static_annotations_std.csv");
    NumericTable deviations = null;
    if (Files.exists(deviationFile)) {
      deviations = table(deviationFile, ID, AROUSAL_SD, VALENCE_SD);
    } else {
      String message = "there is no such file; standard deviations are unknown";
      problems.add(Problem.kept(deviationFile, 0, message));
    }
    NumericTable metadata = table(path.resolve("metadata.csv"), ID, "artist");
    if (ratings == null || metadata == null) {
      throw new CorpusException(problems);
    }
    Map<String, Integer> deviationRows = deviations == null ? Map.of() : byId(deviations);
    Map<String, Integer> metadataRows = byId(metadata);
    Path chorus = path.resolve("chorus");
    SoundFolder sounds = null;
    if (Files.isDirectory(chorus)) {
      sounds = new SoundFolder(chorus);
    } else if (manifest.features() == null) {
      throw new CorpusException(
          chorus, 0, "there is no such folder, and the manifest names no features instead");
    }
    Exclusion exclusion = new Exclusion(manifest);
    List<Problem> misnamed = new ArrayList<>();
    exclusion.check(metadata.header(), c -> metadata.column(c) >= 0, misnamed);
    if (!misnamed.isEmpty()) {
      throw new CorpusException(misnamed);
    }
    List<ClipRow> rows = new ArrayList<>();
    for (int i = 0; i < ratings.rows(); i++) {
      String id = text(ratings, i, ID);
      Integer song = metadataRows.get(id);
      if (song == null || !exclusion.excludes(c -> excluded(metadata, song, c))) {
        rows.add(
            row(
                ratings,
                i,
                id,
                deviations,
                deviationRows.get(id),
                artist(metadata, song),
                sounds,
                song));
      }
    }
    exclusion.report(problems);
    return new ClipList(ratings.file(), rows, null, ID, ratings.lost(), problems);
  }

  private static String excluded(NumericTable metadata, int song, String column) {
    int place = metadata.column(column);
    return place < 0 ? "" : metadata.text(song, place);
  }

  /** A table with the columns needed; null, and why, where there is none. */
  private @Nullable NumericTable table(Path file, String... needed) {
    NumericTable table;
    try {
      table = NumericTable.read(file, name -> Kind.TEXT);
    } catch (CorpusException e) {
      problems.addAll(e.problems());
      return null;
    }
    for (String column : needed) {
      if (table.column(column) < 0) {
        String message = "there is no column %s (there are %s)";
        problems.add(
            new Problem(file, 1, message.formatted(column, CsvTable.listed(table.header()))));
        return null;
      }
    }
    problems.addAll(table.problems());
    return table;
  }

  private Map<String, Integer> byId(NumericTable table) {
    Map<String, Integer> rows = new HashMap<>();
    for (int i = 0; i < table.rows(); i++) {
      Integer earlier = rows.putIfAbsent(text(table, i, ID), i);
      if (earlier != null) {
        String message = "%s %s is already in line %d, which is used";
        problems.add(
            Problem.kept(
                table.file(),
                table.line(i),
                message.formatted(ID, text(table, i, ID), table.line(earlier))));
      }
    }
    return rows;
  }

  private static String text(NumericTable table, int row, String column) {
    return table.text(row, table.column(column));
  }

  private static @Nullable String cell(
      @Nullable NumericTable table, @Nullable Integer row, String column) {
    String text = table == null || row == null ? "" : text(table, row, column);
    return text.isEmpty() ? null : text;
  }

  private static @Nullable String artist(NumericTable metadata, @Nullable Integer song) {
    String artist = cell(metadata, song, "artist");
    return artist == null ? null : group(artist);
  }

  /**
   * The artist as one name: compatibility forms, case and runs of spaces made equal. Compilations
   * have none: "Various Artists", also in Chinese, says nothing of who sings.
   */
  public static @Nullable String group(String artist) {
    String name =
        Normalizer.normalize(artist, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[\\s\\p{Cntrl}]+", " ")
            .strip();
    boolean several = name.startsWith("various artists") || name.contains("\u7fa4\u661f");
    return name.isEmpty() || several ? null : name;
  }

  private ClipRow row(
      NumericTable ratings,
      int row,
      String id,
      @Nullable NumericTable deviations,
      @Nullable Integer deviation,
      @Nullable String artist,
      @Nullable SoundFolder sounds,
      @Nullable Integer song) {
    int line = ratings.line(row);
    RowCheck check = new RowCheck(ratings.file(), line, manifest.scale(), problems);
    Integer earlier = id.isEmpty() ? null : seen.putIfAbsent(id, line);
    if (id.isEmpty() || earlier != null) {
      check.refuse(
          id.isEmpty()
              ? ID + " is empty"
              : "id \"%s\" is already used in line %d".formatted(id, earlier));
    }
    if (song == null) {
      problems.add(
          Problem.kept(
              ratings.file(),
              line,
              "song " + id + " is not in metadata.csv; its artist is unknown"));
    }
    SoundFolder.Found found = sounds == null ? new SoundFolder.Found(null, "") : sounds.find(id);
    if (found.file() == null && manifest.features() == null) {
      check.misplaced(found.reason());
    }
    return new ClipRow(
        line,
        row,
        id,
        found.file() == null ? id : "chorus/" + found.file().getFileName(),
        found.file(),
        0,
        Double.NaN,
        check.rating(AROUSAL, cell(ratings, row, AROUSAL)),
        check.rating(VALENCE, cell(ratings, row, VALENCE)),
        check.deviation(AROUSAL_SD, cell(deviations, deviation, AROUSAL_SD)),
        check.deviation(VALENCE_SD, cell(deviations, deviation, VALENCE_SD)),
        null,
        artist,
        check.located(),
        check.sound());
  }
}
