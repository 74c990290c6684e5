package org.sonaffect.cli.command;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.sonaffect.audio.AudioInputs;
import org.sonaffect.audio.AudioSegment;
import org.sonaffect.audio.FileTree;
import org.sonaffect.corpus.file.PlainText;
import org.sonaffect.corpus.table.NumericTable;
import org.sonaffect.corpus.table.NumericTable.Kind;
import org.sonaffect.corpus.table.SegmentTime;

/**
 * The clips that earlier tables have, so that a dated output need not have them again ({@code
 * --new-to}). A clip is known by its whole path or address and, where a clip has one row, by its
 * start.
 */
public final class EarlierTables {
  /** Of tables that can be looked through. */
  private static final Set<String> ENDINGS = Set.of("csv", "jsonl", "ndjson", "parquet");

  /** Skipped by those who read folders of tables, and by Spark. */
  private static final Pattern HIDDEN = Pattern.compile("(^|[/\\\\])[._]|[.]parts[/\\\\]");

  /** What a job has in its folder until it is finished, and from then on. */
  public static final String PARTS = "_parts";

  public static final String FINISHED = "_SUCCESS";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final boolean severalRows;
  private final List<String> columns;
  private final Set<String> clips = new HashSet<>();
  private final Set<String> unfinishedFolders = new HashSet<>();

  /**
   * No tables yet.
   *
   * @param severalRows whether a clip has several rows
   * @param columns that each table has, but for jsonl
   */
  public EarlierTables(boolean severalRows, List<String> columns) {
    this.severalRows = severalRows;
    this.columns = List.copyOf(columns);
  }

  /**
   * Looks through the tables in a folder of this machine and the folders in it.
   *
   * @param output that is written and does not count
   * @param base what names in a table are relative to, by the table
   * @throws UsageError where there is no such folder, or a table of other columns
   */
  public void addAll(Path folder, Path output, UnaryOperator<Path> base) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw noFolder(folder);
    }
    Path own = output.toAbsolutePath().normalize();
    for (Path file : files(folder)) {
      Path whole = file.toAbsolutePath().normalize();
      if (isTable(folder.relativize(file).toString())
          && !whole.startsWith(own)
          && !isUnfinished(file.resolveSibling(PARTS), file.resolveSibling(FINISHED))) {
        Path from = base.apply(whole);
        add(file, file.toString(), name -> from.resolve(name).normalize().toString());
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    FileTree.walk(
        folder,
        Integer.MAX_VALUE,
        new FileTree.Visitor() {
          @Override
          public boolean hidden(Path path) {
            return false; // names from the folder on decide
          }

          @Override
          public boolean file(Path file) {
            return Files.isRegularFile(file) && files.add(file);
          }

          @Override
          public void skipped(Path path, IOException reason) throws IOException {
            throw reason;
          }

          @Override
          public void outside(Path first, int count) {
            System.err.println(PlainText.of(AudioInputs.outsideNote(folder, first, count)));
          }
        });
    files.sort(null);
    return files;
  }

  private boolean isUnfinished(Path parts, Path finished) {
    return isUnfinished(
        String.valueOf(parts.getParent()), Files.exists(parts), Files.exists(finished));
  }

  /**
   * Whether a folder is what a job on a cluster left that did not come to its end. Its parts do not
   * count, for nobody may read them; stderr says so once.
   *
   * @param folder as it is named in the message
   * @param parts whether it has {@value #PARTS}
   * @param finished whether it has {@value #FINISHED}
   */
  public boolean isUnfinished(Object folder, boolean parts, boolean finished) {
    boolean unfinished = parts && !finished;
    if (unfinished && unfinishedFolders.add(folder.toString())) {
      System.err.println(
          "sonaffect: %s: a job there is not finished, so its clips are new (--new-to)"
              .formatted(PlainText.of(folder.toString())));
    }
    return unfinished;
  }

  /** What is wrong where there is no folder of tables. */
  public static UsageError noFolder(Object folder) {
    return new UsageError("--new-to %s: there is no such folder".formatted(folder));
  }

  /**
   * Whether a file is a table, by its name; error tables and what is hidden are none.
   *
   * @param name from the folder that is looked through, with the folders between
   */
  public static boolean isTable(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return ENDINGS.contains(ending) && !HIDDEN.matcher(name).find() && !name.endsWith("errors.csv");
  }

  /**
   * Looks through a table.
   *
   * @param title of the table in messages
   * @param whole the whole path or address of a file as the table names it
   * @throws IOException where it cannot be read
   * @throws UsageError where it has other columns
   */
  public void add(Path table, String title, UnaryOperator<String> whole) throws IOException {
    String name = String.valueOf(table.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
      lines(table, title, whole);
      return;
    }
    NumericTable read =
        NumericTable.read(
            table, column -> List.of("file", "start").contains(column) ? Kind.TEXT : Kind.IGNORED);
    if (!read.header().equals(columns)) {
      throw new UsageError(
          "%s: has other columns than this output gets, so --new-to cannot tell what is new to it"
              .formatted(title));
    }
    for (int i = 0; i < read.rows(); i++) {
      double start = SegmentTime.parse(read.text(i, read.column("start")));
      clips.add(key(whole.apply(read.text(i, read.column("file"))), start));
    }
  }

  private void lines(Path table, String title, UnaryOperator<String> whole) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(table)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode object = MAPPER.readTree(line);
        String file = whole.apply(object.path("file").asText());
        clips.add(key(file, object.path("start").asDouble()));
      }
    } catch (JacksonException | CharacterCodingException e) {
      throw new IOException(title + ": not valid JSON Lines", e);
    }
  }

  /** Whether one of the tables has a clip, named as a whole. */
  public boolean have(String file, double start) {
    return clips.contains(key(file, start));
  }

  /** The same of a clip of this machine. */
  public boolean has(AudioSegment clip) {
    return have(clip.file().toAbsolutePath().normalize().toString(), clip.start());
  }

  /** How many clips were left out, in a line. */
  public static String had(int clips) {
    return "%d clips are in earlier tables and left out (--new-to)".formatted(clips);
  }

  private String key(String file, double start) {
    return severalRows ? file : file + "\n" + Math.round(1000 * start);
  }
}
