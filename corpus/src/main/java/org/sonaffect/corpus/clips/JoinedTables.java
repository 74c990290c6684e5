package org.sonaffect.corpus.clips;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.file.PlainText;
import org.sonaffect.corpus.manifest.GroupRule;
import org.sonaffect.corpus.manifest.Manifest;
import org.sonaffect.corpus.manifest.TableSource;
import org.sonaffect.corpus.table.CsvTable;

/**
 * The tables of a corpus as one: a row a clip, with cells from all tables that have a row of its
 * key. Clips are the rows of the tables that have ratings, in the order of the manifest; the other
 * tables add to them.
 */
final class JoinedTables {
  private final Manifest manifest;
  private final List<Problem> problems;
  private final List<TablePart> parts = new ArrayList<>();
  private int absent;

  private JoinedTables(Manifest manifest, List<Problem> problems) {
    this.manifest = manifest;
    this.problems = problems;
  }

  /**
   * Reads the tables.
   *
   * @param folder where they are looked for; null where their places are certain
   * @param withNumbers whether every other numeric column is a feature
   * @param problems gets what is wrong; the corpus cannot be used where a table lacks something
   */
  static JoinedTables read(
      Manifest manifest,
      @Nullable DataSetFolder folder,
      boolean withNumbers,
      List<Problem> problems) {
    JoinedTables joined = new JoinedTables(manifest, problems);
    Set<String> texts = new HashSet<>(manifest.exclude().keySet());
    manifest.audio().forEach(template -> texts.addAll(template.fields()));
    manifest.groups().stream().map(GroupRule::column).filter(Objects::nonNull).forEach(texts::add);
    for (TableSource source : manifest.tables()) {
      List<Problem> faults = new ArrayList<>();
      try {
        Path file = folder == null ? source.file() : folder.table(source.file());
        TablePart part = TablePart.read(manifest, source, file, texts, withNumbers, faults);
        joined.parts.add(source.isOfRatings() ? RatingRows.means(manifest, part, faults) : part);
      } catch (CorpusException e) {
        faults.addAll(e.problems());
        joined.absent += source.optional() ? 1 : 0;
      }
      faults.forEach(fault -> problems.add(source.optional() ? kept(fault) : fault));
    }
    joined.check();
    return joined;
  }

  private static Problem kept(Problem problem) {
    return problem.effect() == Problem.Effect.LEFT_OUT
        ? Problem.kept(problem.file(), problem.line(), problem.message())
        : problem;
  }

  /** Names the columns that are missing. */
  private void check() {
    if (!manifest.joined()) {
      parts.forEach(part -> part.columns().needClips(manifest, part.table(), problems));
      return;
    }
    for (TablePart part : parts) {
      if (!part.columns().hasOrNames("id") && !part.columns().hasOrNames("file")) {
        String message = "there is no column id, by which the tables are joined (there are %s)";
        List<String> header = part.table().header();
        problems.add(new Problem(part.file(), 1, message.formatted(CsvTable.listed(header))));
      }
    }
    if (isComplete()) {
      for (String rated : manifest.rated()) {
        if (!has(rated)) {
          String message = "no table has the column %s; columns in the manifest may map one";
          problems.add(new Problem(manifest.file(), 0, message.formatted(rated)));
        }
      }
    }
  }

  /** Whether a table has a column of this name, ours or its own. */
  boolean has(String name) {
    return parts.stream().anyMatch(part -> part.has(name));
  }

  /** Whether all tables that must be there are. */
  boolean isComplete() {
    return !parts.isEmpty() && parts.size() + absent == manifest.tables().size();
  }

  /** The names of all columns. */
  List<String> header() {
    return parts.stream().flatMap(part -> part.table().header().stream()).distinct().toList();
  }

  /** The first table, which has the clips or the first of them. */
  TablePart first() {
    return parts.get(0);
  }

  /** Rows of clips that have too few or too many cells. */
  int lost() {
    return parts.stream().filter(this::isRated).mapToInt(part -> part.table().lost()).sum();
  }

  private boolean isRated(TablePart part) {
    return !manifest.joined() || manifest.rated().stream().anyMatch(part.columns()::has);
  }

  /** The clips; what is wrong with rows of other tables is reported. */
  List<Cells> clips() {
    List<Cells> clips = new ArrayList<>();
    Map<String, TablePart> owners = new HashMap<>();
    for (TablePart part : parts) {
      boolean rated = isRated(part);
      part.table().problems().forEach(p -> problems.add(rated ? p : kept(p)));
      for (int row = 0; row < part.rows(); row++) {
        if (!manifest.joined()) {
          clips.add(new Cells(part, row));
          continue;
        }
        Integer earlier = part.join(row);
        TablePart owner = rated ? owners.putIfAbsent(part.key(row), part) : part;
        if (rated && (owner == null || owner == part || sameRatings(owner, part))) {
          clips.add(new Cells(part, row));
        } else if (earlier != null) {
          problems.add(part.doubled(row, earlier));
        }
      }
    }
    return clips;
  }

  private boolean sameRatings(TablePart a, TablePart b) {
    return manifest.rated().stream().anyMatch(r -> a.columns().has(r) && b.columns().has(r));
  }

  /** The cells of a clip. */
  final class Cells {
    private final TablePart part;
    private final int row;

    private Cells(TablePart part, int row) {
      this.part = part;
      this.row = row;
    }

    /** Whether a table has such a column. */
    boolean has(String name) {
      return JoinedTables.this.has(name);
    }

    /** The table that the line numbers belong to. */
    Path source() {
      return part.file();
    }

    int line() {
      return part.line(row);
    }

    int tableRow() {
      return part.tableRow(row);
    }

    /** The text of a column, ours or a table's; null where it is absent or empty. */
    @Nullable String text(String name) {
      String own = part.has(name) ? part.text(row, name) : "";
      for (int i = 0; own.isEmpty() && manifest.joined() && i < parts.size(); i++) {
        TablePart other = parts.get(i);
        Integer there = other == part || !other.has(name) ? null : other.row(part.key(row));
        own = there == null ? "" : other.text(there, name);
      }
      return own.isEmpty() ? null : own;
    }

    /** What people call a column: as the table does where there are several tables. */
    String shown(String ours) {
      for (TablePart each : parts) {
        if (manifest.joined() && each.columns().has(ours)) {
          return each.source().own(ours);
        }
      }
      return ours;
    }

    /** Why a cell is empty: the tables that have the column have no row of the clip; else null. */
    @Nullable String missing(String ours) {
      if (!manifest.joined() || part.columns().has(ours)) {
        return null;
      }
      List<TablePart> having = parts.stream().filter(p -> p.columns().has(ours)).toList();
      if (having.isEmpty() || having.stream().anyMatch(p -> p.row(part.key(row)) != null)) {
        return null;
      }
      return "there is no row of %s in %s, which has the column %s"
          .formatted(
              PlainText.shortened(part.key(row)),
              having.stream()
                  .map(p -> String.valueOf(p.file().getFileName()))
                  .collect(Collectors.joining(" or ")),
              shown(ours));
    }
  }
}
