package org.sonaffect.corpus.clips;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.DiskNames;
import org.sonaffect.audio.FileNames;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.Item;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.file.NearestName;
import org.sonaffect.corpus.file.PlainNumber;
import org.sonaffect.corpus.file.PlainText;
import org.sonaffect.corpus.manifest.Manifest;
import org.sonaffect.corpus.manifest.NameTemplate;
import org.sonaffect.corpus.manifest.TableSource;
import org.sonaffect.corpus.table.CsvTable;
import org.sonaffect.corpus.table.DecimalText;

/**
 * The clips of a manifest whose tables are CSVs: one row a clip, or what several tables join to.
 */
public final class ClipTable {
  private final Manifest manifest;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private final DiskNames disk = new DiskNames();
  private final DeclaredGroups groups;
  private final boolean anyway;
  private @Nullable DataSetFolder folder;
  private List<String> unrated = List.of();

  private ClipTable(Manifest manifest, boolean anyway) {
    this.manifest = manifest;
    this.anyway = anyway;
    this.groups = new DeclaredGroups(manifest);
  }

  /** Reads the rows. */
  public static ClipList read(Manifest manifest) throws CorpusException {
    return new ClipTable(manifest, false).rows();
  }

  /** Reads the rows also where a column of ratings is missing; then no row is sound. */
  public static ClipList readAnyway(Manifest manifest) throws CorpusException {
    return new ClipTable(manifest, true).rows();
  }

  /**
   * Those manifests of which a table of ratings is in a folder, each with how many faults keep it
   * from being read: tables and columns that it must have.
   */
  public static Map<Manifest, Integer> withTables(Path folder, List<Manifest> manifests)
      throws CorpusException {
    DataSetFolder looked = new DataSetFolder(folder);
    Map<Manifest, Integer> found = new LinkedHashMap<>();
    for (Manifest manifest : manifests) {
      if (hasRatings(manifest, looked)) {
        List<Problem> problems = new ArrayList<>();
        JoinedTables.read(manifest, looked, false, problems);
        problems.removeIf(problem -> problem.effect() != Problem.Effect.LEFT_OUT);
        found.put(manifest, problems.size());
      }
    }
    return found;
  }

  private static boolean hasRatings(Manifest manifest, DataSetFolder folder) {
    for (TableSource table : manifest.tables()) {
      try {
        if (table.names("arousal", "valence") && Files.isRegularFile(folder.table(table.file()))) {
          return true;
        }
      } catch (CorpusException e) {
        continue; // none, or several that could be meant
      }
    }
    return false;
  }

  private ClipList rows() throws CorpusException {
    if (manifest.joined() || !manifest.audio().isEmpty()) {
      folder = new DataSetFolder(manifest.root());
    }
    JoinedTables tables =
        JoinedTables.read(
            manifest, manifest.joined() ? folder : null, manifest.hasFeaturesWithin(), problems);
    checkAudio(tables);
    Exclusion exclusion = new Exclusion(manifest);
    if (tables.isComplete()) {
      exclusion.check(tables.header(), name -> tables.has(name) || isFolder(name), problems);
    }
    if (anyway && tables.isComplete()) {
      // Each has been named as one problem.
      unrated = manifest.rated().stream().filter(rated -> !tables.has(rated)).toList();
    }
    long faults = problems.stream().filter(p -> p.effect() == Problem.Effect.LEFT_OUT).count();
    if (faults > unrated.size()) {
      throw new CorpusException(problems);
    }
    List<ClipRow> rows = new ArrayList<>();
    List<JoinedTables.Cells> clips = tables.clips();
    if (folder != null) {
      folder.named(
          clips.stream()
              .flatMap(cells -> places(cells).stream())
              .map(SoundFolder::stem)
              .collect(Collectors.toSet()));
    }
    for (JoinedTables.Cells cells : clips) {
      String of = manifest.exclude().containsKey("category") ? category(cells) : null;
      if (!exclusion.excludes(
          name -> Objects.requireNonNullElse(isFolder(name) ? of : cells.text(name), ""))) {
        rows.add(row(cells));
      }
    }
    exclusion.report(problems);
    if (folder != null) {
      folder.report(manifest.file(), problems);
    }
    TablePart first = tables.first();
    String id = manifest.joined() ? first.source().own("id") : "id";
    return new ClipList(
        first.file(), groups.joined(rows), first.table(), id, tables.lost(), problems);
  }

  /** Names columns of the places of audio that no table has. */
  private void checkAudio(JoinedTables tables) {
    if (!tables.isComplete()) {
      return;
    }
    for (NameTemplate place : manifest.audio()) {
      for (String field : place.fields()) {
        if (!tables.has(field)) {
          String message = "audio: there is no column %s%s (there are %s)";
          List<String> header = tables.header();
          problems.add(
              new Problem(
                  manifest.file(),
                  0,
                  message.formatted(
                      field, NearestName.hint(field, header), CsvTable.listed(header))));
        }
      }
    }
    if (manifest.audio().isEmpty() && manifest.features() == null && !tables.has("file")) {
      problems.add(
          new Problem(
              manifest.joined() ? manifest.file() : tables.first().file(),
              manifest.joined() ? 0 : 1,
              "there is no column file, and the manifest names no features instead of audio"));
    }
  }

  private ClipRow row(JoinedTables.Cells cells) throws CorpusException {
    int line = cells.line();
    RowCheck check = new RowCheck(cells.source(), line, manifest.scale(), problems);
    String file = cells.text("file");
    String id = cells.text("id");
    double start = check.time("start", cells.text("start"), 0);
    double end = check.time("end", cells.text("end"), Double.NaN);
    if (end <= start) {
      check.misplaced(
          "the segment ends at %s s and begins at %s s"
              .formatted(PlainNumber.of(end), PlainNumber.of(start)));
    }
    String place = manifest.audio().isEmpty() ? file : place(cells, check);
    if (id == null && place == null && check.located()) {
      check.misplaced(
          file == null && cells.has("file")
              ? "file is empty, expected the name of an audio file"
              : cells.shown("id") + " is empty");
    }
    String name = place != null ? place : id != null ? id : "";
    if (id == null) {
      id = name.replace('\\', '/') + suffix(cells.text("start"), cells.text("end"));
    }
    Integer earlier = id.isEmpty() ? null : seen.putIfAbsent(id, line);
    if (earlier != null) {
      check.refuse(
          "id \"%s\" is already used in line %d".formatted(PlainText.shortened(id), earlier));
    }
    Path audio = place == null ? null : audio(cells, place, check);
    Map<String, Double> others = new LinkedHashMap<>();
    double arousal = rating(cells, "arousal", check);
    double valence = rating(cells, "valence", check);
    manifest.dimensions().forEach(each -> others.put(each, rating(cells, each, check)));
    groups.add(cells, audio == null ? name : String.valueOf(audio.getFileName()), check);
    Item item =
        new Item(
            id,
            audio,
            start,
            end,
            arousal,
            valence,
            check.deviation(cells.shown("arousal_sd"), cells.text("arousal_sd")),
            check.deviation(cells.shown("valence_sd"), cells.text("valence_sd")),
            others,
            raters(cells, check),
            category(cells),
            null,
            "");
    return new ClipRow(
        cells.source(), line, cells.tableRow(), name, item, check.located(), check.sound());
  }

  private boolean isFolder(String column) {
    return column.equals("category") && manifest.categoryOfFolder();
  }

  /** The category: of its column or, if the manifest says so, the folder that the audio is in. */
  private @Nullable String category(JoinedTables.Cells cells) throws CorpusException {
    List<String> places = places(cells);
    if (!manifest.categoryOfFolder() || folder == null || places.isEmpty()) {
      return cells.text("category");
    }
    Path audio = folder.sound(places).file();
    Path above = audio == null ? null : audio.toAbsolutePath().getParent();
    return above == null || !Files.exists(audio) ? null : String.valueOf(above.getFileName());
  }

  private double rating(JoinedTables.Cells cells, String name, RowCheck check) {
    if (unrated.contains(name)) {
      check.unrated();
      return Double.NaN;
    }
    String missing = cells.missing(name);
    if (missing != null) {
      check.refuse(missing);
      return Double.NaN;
    }
    return check.rating(cells.shown(name), cells.text(name));
  }

  private static int raters(JoinedTables.Cells cells, RowCheck check) {
    String text = cells.text("raters");
    double number = text == null ? 0 : DecimalText.parseDouble(text, ',');
    if (!(number >= 0 && number < 1e6)) {
      check.kept(
          "%s is \"%s\", expected how many people rated the clip; treated as unknown"
              .formatted(cells.shown("raters"), PlainText.shortened(String.valueOf(text))));
      return 0;
    }
    return number < 2 ? 0 : (int) number;
  }

  /** The first place of the audio, as the manifest has it; null where cells of it are empty. */
  private @Nullable String place(JoinedTables.Cells cells, RowCheck check) {
    List<String> places = places(cells);
    if (places.isEmpty()) {
      check.misplaced("audio is %s, and one of its columns is empty".formatted(manifest.audio()));
      return null;
    }
    return places.get(0);
  }

  private List<String> places(JoinedTables.Cells cells) {
    return manifest.audio().stream()
        .map(template -> template.filled(cells::text))
        .filter(Objects::nonNull)
        .toList();
  }

  private @Nullable Path audio(JoinedTables.Cells cells, String place, RowCheck check)
      throws CorpusException {
    if (manifest.audio().isEmpty()) {
      return path(cells.source(), place, check);
    }
    SoundFolder.Found found = Objects.requireNonNull(folder).sound(places(cells));
    if (found.file() == null && manifest.features() == null) {
      check.misplaced(found.reason());
    }
    return found.file();
  }

  private static String suffix(@Nullable String start, @Nullable String end) {
    return start == null && end == null
        ? ""
        : "[" + (start == null ? "0" : start) + "-" + (end == null ? "" : end) + "]";
  }

  /**
   * Relative to the table that names it, under the name that it has on disk: in another Unicode
   * form, with other capitals, or without its ending. A table from Windows may part folders its own
   * way.
   */
  private @Nullable Path path(Path table, String file, RowCheck check) {
    try {
      Path path = table.toAbsolutePath().resolveSibling(file).normalize();
      List<Path> found = disk.sounds(path);
      if (found.isEmpty() && file.indexOf('\\') >= 0) {
        path = table.toAbsolutePath().resolveSibling(file.replace('\\', '/')).normalize();
        found = disk.sounds(path);
      }
      if (found.size() > 1 && manifest.features() == null) {
        check.misplaced(
            "file is \"%s\"; did you mean one of %s?"
                .formatted(PlainText.shortened(file), DiskNames.listed(found)));
        return null;
      }
      return found.size() == 1 ? found.get(0) : path;
    } catch (InvalidPathException e) {
      FileNames.check(file);
      check.misplaced(
          "file is \""
              + PlainText.shortened(file)
              + "\", which is not a valid path: "
              + e.getReason());
      return null;
    }
  }
}
