package org.sonaffect.acoustics.parquet;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.parquet.ParquetColumn.Meaning;
import org.sonaffect.acoustics.parquet.ParquetColumn.Physical;

/**
 * What a file says of itself at its end. Of row groups only their places in it are kept, since a
 * million of columns in groups would fill the memory.
 *
 * @param text that it is read from, from any byte on
 * @param leaves columns in the order of the file, those in lists and structs among them
 * @param nested names of the lists and structs
 * @param rows of all groups
 * @param groups the row groups
 */
record Footer(Text text, List<Leaf> leaves, List<String> nested, long rows, List<Group> groups) {
  /** As many columns as a CSV may have. */
  static final int MOST_COLUMNS = 200_000;

  private static final int MOST_GROUPS = 1 << 20;
  private static final int DEEPEST = 64;
  private static final int OPTIONAL = 1;
  private static final int REPEATED = 2;

  /**
   * A row group.
   *
   * @param at where its description begins, from the first byte of the footer
   * @param rows of the group
   */
  record Group(int at, int rows) {}

  /** The footer's bytes, which may be too many to be held. */
  @FunctionalInterface
  interface Text {
    /** Those from one on, to the end of the footer. */
    InputStream from(int at) throws IOException;
  }

  /** Reads it. */
  static Footer read(Text text) throws IOException {
    CompactInput in = new CompactInput(text.from(0));
    List<Element> elements = new ArrayList<>();
    List<Group> groups = new ArrayList<>();
    long[] rows = {-1};
    in.struct(
        id -> {
          switch (id) {
            case 2 ->
                in.list(
                    i -> {
                      if (i > 2 * MOST_COLUMNS) {
                        throw new ParquetException("more than %d columns".formatted(MOST_COLUMNS));
                      }
                      elements.add(Element.read(in));
                    });
            case 3 -> rows[0] = in.integer();
            case 4 ->
                in.list(
                    i -> {
                      if (i > MOST_GROUPS) {
                        throw new ParquetException("more than %d groups".formatted(MOST_GROUPS));
                      }
                      groups.add(group(in));
                    });
            default -> {}
          }
        });
    Schema schema = new Schema(elements);
    schema.walk();
    long sum = groups.stream().mapToLong(Group::rows).sum();
    if (rows[0] != sum) {
      throw new ParquetException("%d rows in groups of %d".formatted(rows[0], sum));
    }
    return new Footer(
        text, List.copyOf(schema.leaves), List.copyOf(schema.nested), sum, List.copyOf(groups));
  }

  private static Group group(CompactInput in) throws IOException {
    int at = (int) in.position();
    long[] rows = {-1};
    in.inner(
        id -> {
          if (id == 3) {
            rows[0] = in.integer();
          }
        });
    if (rows[0] < 0 || rows[0] > Integer.MAX_VALUE) {
      throw new ParquetException("a group of %d rows".formatted(rows[0]));
    }
    return new Group(at, (int) rows[0]);
  }

  /** Where the columns of a group are, in the order of the leaves. */
  List<ChunkPlace> chunks(Group group) throws IOException {
    CompactInput in = new CompactInput(text.from(group.at()));
    List<ChunkPlace> chunks = new ArrayList<>();
    in.struct(
        id -> {
          if (id == 1) {
            in.list(
                i -> {
                  ParquetException.throwIf(
                      i >= leaves.size(), "a group has more columns than the table");
                  chunks.add(ChunkPlace.read(in));
                });
          }
        });
    if (chunks.size() != leaves.size()) {
      throw new ParquetException(
          "a group has %d columns, the table %d".formatted(chunks.size(), leaves.size()));
    }
    return chunks;
  }

  /** An element of the schema: a column, or a struct or list of the next ones. */
  private record Element(
      @Nullable Physical physical,
      int length,
      int repetition,
      String name,
      int children,
      Meaning meaning,
      int scale,
      int precision) {
    /** Meanings by their number in {@code ConvertedType}. */
    private static Meaning converted(int number) {
      return switch (number) {
        case 0, 4, 19 -> Meaning.TEXT;
        case 5 -> Meaning.DECIMAL;
        case 6 -> Meaning.DATE;
        case 7 -> Meaning.TIME_MILLISECONDS;
        case 8 -> Meaning.TIME_MICROSECONDS;
        case 9 -> Meaning.MILLISECONDS;
        case 10 -> Meaning.MICROSECONDS;
        case 11, 12, 13, 14 -> Meaning.UNSIGNED;
        case 15, 16, 17, 18 -> Meaning.PLAIN;
        default -> Meaning.FOREIGN;
      };
    }

    static Element read(CompactInput in) throws IOException {
      int[] n = new int[6]; // physical, length, repetition, children, scale, precision
      n[0] = -1;
      String[] name = {""};
      Meaning[] meaning = {Meaning.PLAIN};
      in.inner(
          id -> {
            switch (id) {
              case 1 -> n[0] = in.int32();
              case 2 -> n[1] = in.int32();
              case 3 -> n[2] = in.int32();
              case 4 -> name[0] = in.text();
              case 5 -> n[3] = in.int32();
              case 6 -> meaning[0] = converted(in.int32());
              case 7 -> n[4] = in.int32();
              case 8 -> n[5] = in.int32();
              case 10 -> meaning[0] = logical(in, meaning[0]);
              default -> {}
            }
          });
      Physical physical = n[0] < 0 ? null : Physical.of(n[0]);
      return new Element(physical, n[1], n[2], name[0], n[3], meaning[0], n[4], n[5]);
    }

    /** The newer form of meanings, {@code LogicalType}; it wins. */
    private static Meaning logical(CompactInput in, Meaning before) throws IOException {
      Meaning[] meaning = {before};
      in.inner(
          id -> {
            switch (id) {
              case 1, 4, 12 -> meaning[0] = Meaning.TEXT;
              case 5 -> meaning[0] = Meaning.DECIMAL;
              case 6 -> meaning[0] = Meaning.DATE;
              case 7 ->
                  meaning[0] =
                      time(
                          in,
                          Meaning.TIME_MILLISECONDS,
                          Meaning.TIME_MICROSECONDS,
                          Meaning.TIME_NANOSECONDS);
              case 8 ->
                  meaning[0] =
                      time(in, Meaning.MILLISECONDS, Meaning.MICROSECONDS, Meaning.NANOSECONDS);
              case 10 -> {} // whole numbers: ConvertedType says it too
              case 11 -> meaning[0] = Meaning.NOTHING;
              case 14 -> meaning[0] = Meaning.UUID;
              case 15 -> meaning[0] = Meaning.HALF;
              default -> meaning[0] = Meaning.FOREIGN;
            }
          });
      return meaning[0];
    }

    private static Meaning time(CompactInput in, Meaning... units) throws IOException {
      Meaning[] meaning = {Meaning.FOREIGN};
      boolean[] utc = {true};
      in.inner(
          id -> {
            if (id == 1) {
              utc[0] = in.flag();
            } else if (id == 2) {
              in.inner(
                  unit -> meaning[0] = unit >= 1 && unit <= 3 ? units[unit - 1] : Meaning.FOREIGN);
            }
          });
      return utc[0] ? meaning[0] : meaning[0].local();
    }
  }

  /** The tree of elements, which stand in a list from the root down. */
  private static final class Schema {
    private final List<Element> elements;
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<String> nested = new ArrayList<>();
    private int next;

    Schema(List<Element> elements) {
      this.elements = elements;
    }

    void walk() throws ParquetException {
      ParquetException.throwIf(
          elements.isEmpty() || elements.get(0).children() < 1, "it has no columns");
      int columns = elements.get(next++).children();
      for (int i = 0; i < columns; i++) {
        column(true, DEEPEST);
      }
      ParquetException.throwIf(
          next != elements.size() || leaves.size() > MOST_COLUMNS,
          "its list of columns does not fit together");
    }

    private void column(boolean flat, int depth) throws ParquetException {
      ParquetException.throwIf(
          next == elements.size() || depth == 0, "its list of columns does not fit together");
      Element element = elements.get(next++);
      if (flat && (element.children() > 0 || element.repetition() == REPEATED)) {
        nested.add(element.name());
      }
      if (element.children() > 0) {
        for (int i = 0; i < element.children(); i++) {
          column(false, depth - 1);
        }
        return;
      }
      Physical physical = element.physical();
      if (physical == null) {
        throw new ParquetException("the column %s has no type".formatted(element.name()));
      }
      leaves.add(
          new Leaf(
              element.name(),
              leaves.size(),
              flat && element.repetition() != REPEATED,
              element.repetition() == OPTIONAL,
              physical,
              element.length(),
              element.meaning().fits(physical) ? element.meaning() : Meaning.FOREIGN,
              element.scale(),
              element.precision()));
    }
  }
}
