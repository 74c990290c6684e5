package org.sonaffect.corpus.known;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.Item;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.clips.ClipList;
import org.sonaffect.corpus.clips.ClipRow;
import org.sonaffect.corpus.clips.Exclusion;
import org.sonaffect.corpus.clips.RowCheck;
import org.sonaffect.corpus.clips.SoundFolder;
import org.sonaffect.corpus.file.PlainText;
import org.sonaffect.corpus.manifest.Manifest;
import org.sonaffect.corpus.table.XlsxTable;

/**
 * IADS-E as its authors ship it (Yang et al., Behavior Research Methods 50(4), 2018): folders of
 * sounds named by their id, IADS-2's among them, and the workbook {@code Sound Ratings.xlsx} with
 * the columns {@code Sound ID}, {@code AroMN}, {@code AroSD}, {@code ValMN}, {@code ValSD}, {@code
 * Category}; ratings from 1 to 9.
 *
 * <p>Ids are texts with leading zeros for the sounds of the expansion ({@code 0102}) and numbers
 * for those of IADS-2 (102): two sounds. The names decide, then the column {@code Source} and the
 * folder; two rows never share a sound.
 */
public final class IadsE {
  private static final String RATINGS = "Sound Ratings.xlsx";
  private static final String ID = "Sound ID";

  private final Manifest manifest;
  private final SoundFolder folder;
  private final XlsxTable table;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private final Map<String, SoundFolder.Found> sounds = new HashMap<>();
  private final Map<Path, Set<String>> idsOfSounds = new HashMap<>();

  private IadsE(Manifest manifest, Path path) throws CorpusException {
    this.manifest = manifest;
    folder = new SoundFolder(path);
    table = XlsxTable.read(ratings(path), List.of(ID, "AroMN", "ValMN"));
  }

  /** Reads the ratings and finds the sound of each. */
  public static ClipList read(Manifest manifest) throws CorpusException {
    Path path = manifest.root();
    return new IadsE(manifest, path).rows(path);
  }

  /** Whether a folder has the workbook of the ratings. */
  static boolean isIn(Path path) {
    try {
      return new SoundFolder(path).files().stream().anyMatch(IadsE::isRatings);
    } catch (CorpusException e) {
      return false; // too many files for a data set, or no folder
    }
  }

  private static boolean isRatings(Path file) {
    return XlsxTable.plain(String.valueOf(file.getFileName())).equals(XlsxTable.plain(RATINGS));
  }

  private Path ratings(Path path) throws CorpusException {
    List<Path> found = folder.files().stream().filter(IadsE::isRatings).toList();
    if (found.size() != 1) {
      String what =
          found.isEmpty()
              ? "there is no " + RATINGS + " in this folder"
              : "several files are named " + RATINGS + ": " + found;
      throw new CorpusException(path, 0, what);
    }
    return found.get(0);
  }

  private ClipList rows(Path path) throws CorpusException {
    if (folder.sounds() == 0 && manifest.features() == null) {
      throw new CorpusException(
          path,
          0,
          "there are no sounds in this folder, and the manifest names no features instead");
    }
    Exclusion exclusion = new Exclusion(manifest);
    findSounds();
    for (String dimension : manifest.dimensions()) {
      if (XlsxTable.column(table.header(), column(dimension)) < 0) {
        String message = "dimensions has %s, and the table has no column %s";
        problems.add(
            new Problem(manifest.file(), 0, message.formatted(dimension, column(dimension))));
      }
    }
    exclusion.check(table.header(), c -> XlsxTable.column(table.header(), c) >= 0, problems);
    if (!problems.isEmpty()) {
      throw new CorpusException(problems);
    }
    List<ClipRow> rows = new ArrayList<>();
    for (int i = 0; i < table.rows().size(); i++) {
      XlsxTable.Line line = table.rows().get(i);
      if (!exclusion.excludes(c -> line.cells().get(XlsxTable.column(table.header(), c)))) {
        rows.add(row(line, i));
      }
    }
    exclusion.report(problems);
    return new ClipList(table.file(), rows, null, ID, 0, problems);
  }

  /** The sound of each id; those of rows that are excluded are not free for others. */
  private void findSounds() {
    Map<String, XlsxTable.Line> lines = new LinkedHashMap<>();
    for (XlsxTable.Line line : table.rows()) {
      String id = cell(line, ID);
      if (id != null) {
        lines.putIfAbsent(id, line);
      }
    }
    Set<String> stems = lines.keySet().stream().map(SoundFolder::stem).collect(Collectors.toSet());
    lines.forEach(
        (id, line) -> {
          Origin origin = Origin.of(id, cell(line, "Source"));
          SoundFolder.Found found = folder.find(id, stems, place -> Origin.fit(origin, place));
          sounds.put(id, found);
          if (found.file() != null) {
            idsOfSounds.computeIfAbsent(found.file(), f -> new TreeSet<>()).add(id);
          }
        });
  }

  /** Which of the two collections a sound is from. */
  private enum Origin {
    IADS_2(Pattern.compile("iads[-_ ]?2.*", Pattern.CASE_INSENSITIVE)),
    EXPANSION(Pattern.compile("iads[-_ ]?e.*|expanded.*", Pattern.CASE_INSENSITIVE));

    private final Pattern folder;

    Origin(Pattern folder) {
      this.folder = folder;
    }

    /** By the column {@code Source}; without it only ids with leading zeros tell. */
    static @Nullable Origin of(String id, @Nullable String source) {
      String word = source == null ? "" : XlsxTable.plain(source);
      if (word.startsWith("expan") || word.equals("iadse")) {
        return EXPANSION;
      }
      return word.startsWith("iads") ? IADS_2 : id.startsWith("0") ? EXPANSION : null;
    }

    /** How a place suits: the innermost folder that has a collection's name decides. */
    static SoundFolder.Fit fit(@Nullable Origin origin, Path place) {
      for (Path at = place.getParent(); origin != null && at != null; at = at.getParent()) {
        for (Origin each : values()) {
          if (each.folder.matcher(String.valueOf(at.getFileName())).matches()) {
            return each == origin ? SoundFolder.Fit.RIGHT : SoundFolder.Fit.WRONG;
          }
        }
      }
      return SoundFolder.Fit.OPEN;
    }
  }

  /** As {@code DomMN} has the mean of dominance. */
  private static String column(String dimension) {
    return dimension.substring(0, Math.min(3, dimension.length())) + "MN";
  }

  private @Nullable String cell(XlsxTable.Line line, String column) {
    int place = XlsxTable.column(table.header(), column);
    return place < 0 || line.cells().get(place).isEmpty() ? null : line.cells().get(place);
  }

  private ClipRow row(XlsxTable.Line line, int index) {
    RowCheck check = new RowCheck(table.file(), line.number(), manifest.scale(), problems);
    String text = cell(line, ID);
    String id = text == null ? "" : text;
    Path file = null;
    if (id.isEmpty()) {
      check.misplaced(ID + " is empty");
    } else {
      Integer earlier = seen.putIfAbsent(id, line.number());
      if (earlier != null) {
        check.refuse(
            "id \"%s\" is already used in line %d".formatted(PlainText.shortened(id), earlier));
      }
      SoundFolder.Found found = Objects.requireNonNull(sounds.get(id));
      file = found.file();
      if (file == null && manifest.features() == null) {
        check.misplaced(found.reason());
      }
      Set<String> ids = file == null ? Set.of() : idsOfSounds.getOrDefault(file, Set.of());
      if (ids.size() > 1 && manifest.features() == null) {
        check.misplaced(
            "the sound %s may belong to the ids %s"
                .formatted(file, PlainText.shortened(String.join(", ", ids))));
      }
    }
    Map<String, Double> others = new LinkedHashMap<>();
    for (String dimension : manifest.dimensions()) {
      String column = column(dimension);
      others.put(dimension, check.rating(column, cell(line, column)));
    }
    Item item =
        new Item(
            id,
            file,
            0,
            Double.NaN,
            check.rating("AroMN", cell(line, "AroMN")),
            check.rating("ValMN", cell(line, "ValMN")),
            check.deviation("AroSD", cell(line, "AroSD")),
            check.deviation("ValSD", cell(line, "ValSD")),
            others,
            0,
            cell(line, "Category"),
            null,
            "");
    String name = file == null ? id : String.valueOf(file.getFileName());
    return new ClipRow(
        table.file(), line.number(), index, name, item, check.located(), check.sound());
  }
}
