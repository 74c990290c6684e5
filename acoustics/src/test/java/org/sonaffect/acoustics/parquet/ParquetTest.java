package org.sonaffect.acoustics.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Written tables are read back; what other programs wrote is read; what is broken is an error. */
class ParquetTest {
  private static final List<ParquetColumn> COLUMNS =
      List.of(
          ParquetColumn.text("file"),
          ParquetColumn.number("start"),
          ParquetColumn.single("mfcc_sma[1]_iqr1-2"),
          new ParquetColumn("who", ParquetColumn.Type.TEXT, true),
          new ParquetColumn("id", ParquetColumn.Type.WHOLE, true));

  @TempDir Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("t.parquet"), bytes);
  }

  /** A table of a million clips of ComParE describes itself in more than 64 MiB. */
  @Test
  void aLongDescriptionIsReadPieceByPiece() throws IOException {
    List<ParquetColumn> columns = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      columns.add(ParquetColumn.single("a_name_of_about_thirty_letters_" + i));
    }
    int rows = 300;
    Path path = folder.resolve("long.parquet");
    try (ParquetWriter table =
        new ParquetWriter(new BufferedOutputStream(Files.newOutputStream(path)), columns, 1)) {
      for (int r = 0; r < rows; r++) {
        for (int i = 0; i < columns.size(); i++) {
          table.single(r + i);
        }
        table.end();
      }
    }
    assertTrue(Files.size(path) > 1 << 26, "a long description: " + Files.size(path));
    try (ParquetFile file = ParquetFile.open(path)) {
      assertEquals(rows, file.groups());
      assertEquals(rows, file.rows());
      ReadTable cell = ReadTable.ofRow();
      file.read(rows - 1, 2999, cell);
      assertEquals(rows - 1 + 2999.0, cell.cell());
    }
  }

  private static byte[] table(int rows, List<List<Object>> expected) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SplittableRandom random = new SplittableRandom(rows);
    try (ParquetWriter table = new ParquetWriter(out, COLUMNS)) {
      for (int i = 0; i < rows; i++) {
        float value = Float.intBitsToFloat(random.nextInt(0x7f800000));
        table.text("音/" + i + ".wav").number(i / 3.0).single(value);
        boolean known = random.nextInt(3) > 0;
        if (known) {
          table.text("").whole(Long.MAX_VALUE - i);
        } else {
          table.empty().empty();
        }
        table.end();
        expected.add(
            Arrays.asList(
                "音/" + i + ".wav",
                i / 3.0,
                (double) value,
                known ? "" : null,
                known ? Long.MAX_VALUE - i : null));
      }
    }
    return out.toByteArray();
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    for (int rows : new int[] {0, 1, 7, 8, 9, 1000, 70_000}) {
      List<List<Object>> expected = new ArrayList<>();
      Path file = file(table(rows, expected));
      assertEquals(expected, ReadTable.of(file));
      try (ParquetFile open = ParquetFile.open(file)) {
        assertEquals(COLUMNS, open.columns());
        assertEquals(rows, open.rows());
        assertEquals((rows + 65_535) / 65_536, open.groups());
      }
    }
  }

  @Test
  void joinedTablesAreOneWrittenInOneGo() throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    byte[] whole = table(70_000, rows);
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    try (ParquetWriter to = new ParquetWriter(joined, COLUMNS)) {
      for (int from = 0; from < rows.size(); from += 30_000) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        try (ParquetWriter table = new ParquetWriter(part, COLUMNS)) {
          for (List<Object> row : rows.subList(from, Math.min(rows.size(), from + 30_000))) {
            table.text((String) row.get(0)).number((Double) row.get(1));
            table.single((float) (double) row.get(2));
            if (row.get(3) == null) {
              table.empty().empty();
            } else {
              table.text((String) row.get(3)).whole((Long) row.get(4));
            }
            table.end();
          }
        }
        try (ParquetFile read = ParquetFile.open(file(part.toByteArray()))) {
          ParquetJoin.append(read, to);
        }
      }
    }
    assertArrayEquals(whole, joined.toByteArray());
  }

  @Test
  void rowsMustFitTheColumns() throws IOException {
    ParquetWriter table = new ParquetWriter(new ByteArrayOutputStream(), COLUMNS);
    assertThrows(IllegalArgumentException.class, () -> table.number(1));
    assertThrows(IllegalArgumentException.class, table::end);
    List<ParquetColumn> twice = List.of(ParquetColumn.text("a"), ParquetColumn.number("a"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ParquetWriter(new ByteArrayOutputStream(), twice));
  }

  /** Not one cell too few: a file that is cut off anywhere is refused. */
  @Test
  void aTruncatedFileIsRefused() throws IOException {
    byte[] whole = table(20, new ArrayList<>());
    for (int length = 0; length < whole.length; length++) {
      Path cut = file(Arrays.copyOf(whole, length));
      ParquetException refused = assertThrows(ParquetException.class, () -> ReadTable.of(cut));
      assertTrue(refused.getMessage().startsWith("not valid Parquet: "), refused.getMessage());
    }
  }

  @Test
  void whatOtherProgramsWroteIsRead() throws Exception {
    for (String name : List.of("spark-snappy", "spark-gzip", "spark-lz4", "duckdb-snappy")) {
      Path file = resource(name);
      List<List<Object>> rows = ReadTable.of(file);
      assertEquals(40, rows.size(), name);
      for (int i = 0; i < rows.size(); i++) {
        List<Object> expected =
            Arrays.asList(
                "s/" + i + ".wav",
                (long) i,
                i % 3 == 0 ? null : (Double) (i / 7.0),
                (double) (float) (i / 7.0),
                i % 2 == 0 ? "true" : "false",
                Math.round(100 * (i / 4.0)) / 100.0,
                i % 4 == 1 ? null : "w" + i % 5,
                name.startsWith("duckdb") ? "2026-11-29T10:15:30" : "2026-11-29T10:15:30Z");
        assertEquals(expected, rows.get(i), name);
      }
    }
    Path second = resource("spark-v2");
    List<List<Object>> rows = ReadTable.of(second);
    for (int i = 0; i < 40; i++) {
      Object x = i % 3 == 0 ? null : (Double) (double) (i % 4);
      Object even = i % 5 == 0 ? null : i % 2 == 0 ? "true" : "false";
      assertEquals(Arrays.asList((double) (float) (i / 7.0), x, even), rows.get(i));
    }
  }

  /** Zstandard, and each of the newer encodings. */
  @Test
  void whatArrowPacksDenselyIsRead() throws Exception {
    for (String name : List.of("arrow-zstd", "arrow-delta")) {
      List<List<Object>> rows = ReadTable.of(resource(name));
      assertEquals(1000, rows.size(), name);
      for (int i = 0; i < rows.size(); i++) {
        List<Object> expected =
            Arrays.asList(
                String.format("day-%03d/take %d.wav", i / 7, i * i % 1009),
                (i * 2654435761L) % (1L << 32) - (1L << 31),
                i % 3 == 0 ? null : (Double) (i * i / 7.0),
                "w" + i % 5);
        assertEquals(expected, rows.get(i), name);
      }
    }
  }

  /** No number loses digits, no time gets a zone, no bytes become other text. */
  @Test
  void everyTypeIsReadAsItIs() throws Exception {
    try (ParquetFile file = ParquetFile.open(resource("arrow-types"))) {
      assertEquals(List.of("list", "struct"), file.nested());
    }
    List<List<Object>> rows = ReadTable.of(resource("arrow-types"));
    List<Object> expected =
        Arrays.asList(
            null,
            (1L << 32) - 1,
            "18446744073709551615",
            -1.5,
            -1.25,
            123456789012345678L,
            "12345678901234567890",
            -1.25,
            "2026-01-01",
            "2026-11-29T10:15:00",
            "2026-11-29T10:15:00Z",
            "10:15:00",
            "00000000-0000-0000-0000-000000000005");
    assertEquals(expected, rows.get(0));
    assertEquals(Arrays.asList(new Object[13]), rows.get(1));
    Path bytes = resource("arrow-bytes");
    ParquetException refused = assertThrows(ParquetException.class, () -> ReadTable.of(bytes));
    assertTrue(refused.getMessage().contains("bytes is not text"), refused.getMessage());
  }

  private static Path resource(String name) throws Exception {
    return Path.of(ParquetTest.class.getResource(name + ".parquet").toURI());
  }

  /** What a column says of itself need not be so (a finding: file 43197 of seed 1984). */
  @Test
  void aDictionaryHoldsWhateverItsValuesAre() throws IOException {
    for (ParquetColumn.Meaning meaning : ParquetColumn.Meaning.values()) {
      for (ParquetColumn.Physical physical : ParquetColumn.Physical.values()) {
        byte[] page = new byte[32];
        page[7] = (byte) (meaning == ParquetColumn.Meaning.UNSIGNED ? 0x80 : 0);
        Leaf leaf = new Leaf("a", 0, true, false, physical, 4, meaning, 0, 9);
        ReadTable one = ReadTable.ofRow();
        new Dictionary(leaf, page, 1).give(0, 0, one);
        assertTrue(one.cell() != null, meaning + " " + physical);
      }
    }
  }

  @Test
  void snappyUnpacksWhatItsDescriptionSays() throws IOException {
    // "abcdabcdabcd!": a literal of 4, a copy of 8 from 4 before, a literal of 1.
    byte[] packed = {13, 3 << 2, 'a', 'b', 'c', 'd', 4 << 2 | 1, 4, 0, '!'};
    assertEquals("abcdabcdabcd!", new String(Codec.SNAPPY.unpack(packed, 0, 13), "US-ASCII"));
    assertThrows(ParquetException.class, () -> Codec.SNAPPY.unpack(packed, 0, 14));
    packed[7] = 5; // before the first byte
    assertThrows(ParquetException.class, () -> Codec.SNAPPY.unpack(packed, 0, 13));
  }

  @Test
  void lz4UnpacksWhatItsDescriptionSays() throws IOException {
    byte[] packed = {4 << 4 | 4, 'a', 'b', 'c', 'd', 4, 0, 1 << 4, '!'};
    assertEquals("abcdabcdabcd!", new String(Codec.LZ4_RAW.unpack(packed, 0, 13), "US-ASCII"));
    assertThrows(ParquetException.class, () -> Codec.LZ4_RAW.unpack(packed, 0, 12));
    packed[5] = 9;
    assertThrows(ParquetException.class, () -> Codec.LZ4_RAW.unpack(packed, 0, 13));
  }
}
