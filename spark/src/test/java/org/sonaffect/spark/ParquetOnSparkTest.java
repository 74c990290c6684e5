package org.sonaffect.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.acoustics.ComParE2013;
import org.sonaffect.acoustics.parquet.ParquetColumn;
import org.sonaffect.acoustics.parquet.ParquetFile;
import org.sonaffect.acoustics.parquet.ParquetWriter;
import org.sonaffect.acoustics.table.CarryingClip;
import org.sonaffect.acoustics.table.Extraction;
import org.sonaffect.acoustics.table.ExtractionListener;
import org.sonaffect.acoustics.table.ExtractionOptions;
import org.sonaffect.acoustics.table.TableFormat;
import org.sonaffect.audio.AudioInputs;
import org.sonaffect.audio.AudioSegment;
import org.sonaffect.cli.command.ExitStatus;
import org.sonaffect.cli.command.PathTable;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.table.NumericTable;
import org.sonaffect.corpus.table.NumericTable.Kind;

/** Parquet of the jobs: the local bytes, read by Spark SQL and DuckDB, and theirs read here. */
final class ParquetOnSparkTest {
  @TempDir static Path folder;

  private static NumericTable csv;

  @BeforeAll
  static void localRun() throws Exception {
    LocalSpark.begin();
    GeneratedClips.write(folder.resolve("clips"), 12, 0.3, 6);
    csv = table(local("local.csv", TableFormat.CSV));
    local("local.parquet", TableFormat.PARQUET);
  }

  @AfterAll
  static void forget() {
    LocalSpark.end();
  }

  private static Path local(String name, TableFormat format) throws Exception {
    List<AudioSegment> clips =
        AudioInputs.find(List.of(folder.resolve("clips").toString())).stream()
            .map(AudioSegment::whole)
            .toList();
    Path file = folder.resolve(name);
    Extraction.run(
        clips, file, ExtractionOptions.DEFAULT.withFormat(format), ExtractionListener.NONE);
    return file;
  }

  private static NumericTable table(Path file) throws CorpusException {
    return NumericTable.read(
        file, name -> List.of("file", "domain").contains(name) ? Kind.TEXT : Kind.NUMBER);
  }

  /** Every cell: what is written as CSV is what is written as Parquet. */
  private static void assertSame(NumericTable expected, NumericTable found) {
    assertEquals(expected.rows(), found.rows());
    assertEquals(expected.numberColumns(), found.numberColumns());
    for (int i = 0; i < expected.rows(); i++) {
      assertEquals(expected.text(i, expected.column("file")), found.text(i, found.column("file")));
      assertArrayEquals(expected.numbers(i), found.numbers(i));
    }
  }

  private static int run(String... arguments) {
    return SonaffectOnSpark.run(
        Stream.of(arguments).map(a -> a.replace("@", folder.toString())).toArray(String[]::new));
  }

  @Test
  void oneFileHasTheLocalBytes() throws Exception {
    assertSame(csv, table(folder.resolve("local.parquet")));
    assertEquals(ExitStatus.FAILED, run("features", "@/clips", "-o", "@/f.parquet"));
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("local.parquet")),
        Files.readAllBytes(folder.resolve("f.parquet")));
    assertEquals(
        ExitStatus.WRONG_USAGE, run("features", "@/clips", "-o", "@/f.parquet", "--resume"));
  }

  @Test
  void sparkSqlAndDuckDbReadAFolder() throws Exception {
    String[] job = {"features", "@/clips", "-o", "@/parts/", "--format", "parquet"};
    assertEquals(ExitStatus.FAILED, run(job));
    String[] again = Stream.concat(Stream.of(job), Stream.of("--resume")).toArray(String[]::new);
    assertEquals(ExitStatus.FAILED, run(again));
    List<String> names = ComParE2013.featureNames();
    try (SparkSession spark =
        SparkSession.builder().config(LocalSpark.configuration()).getOrCreate()) {
      List<Row> rows =
          spark.read().parquet(folder.resolve("parts").toString()).orderBy("file").collectAsList();
      assertEquals(csv.rows(), rows.size());
      for (int i = 0; i < rows.size(); i++) {
        assertEquals("../" + csv.text(i, 0), rows.get(i).getString(0));
        for (int c = 0; c < names.size(); c++) {
          assertEquals(csv.numbers(i)[2 + c], rows.get(i).getFloat(3 + c));
        }
      }
    }
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT * FROM read_parquet('%s/parts/*.parquet') ORDER BY file"
                    .formatted(folder))) {
      int i = 0;
      for (; rows.next(); i++) {
        assertEquals("../" + csv.text(i, 0), rows.getString("file"));
        for (int c = 0; c < names.size(); c++) {
          assertEquals(csv.numbers(i)[2 + c], rows.getFloat(names.get(c)));
        }
      }
      assertEquals(csv.rows(), i);
    }
  }

  /** A table of paths with an id: the local bytes, the id carried through as it is. */
  @Test
  void aTableOfPathsKeepsItsColumns() throws Exception {
    List<ParquetColumn> columns =
        List.of(
            new ParquetColumn("id", ParquetColumn.Type.WHOLE, false),
            ParquetColumn.text("path"),
            ParquetColumn.number("end"),
            new ParquetColumn("who", ParquetColumn.Type.TEXT, true));
    try (ParquetWriter list =
        new ParquetWriter(Files.newOutputStream(folder.resolve("list.parquet")), columns)) {
      list.whole(7).text("clips/002.wav").number(0.2).text("Ann, =1").end();
      list.whole(5).text(folder + "/clips/000.wav").number(0.2).empty().end();
      list.whole(6).text("clips/000.wav").number(0.2).text("").end();
    }
    for (String ending : List.of("csv", "parquet", "arff")) {
      Path here = folder.resolve("here." + ending);
      PathTable table = PathTable.read(folder.resolve("list.parquet"));
      List<CarryingClip> clips =
          table.entries().stream().map(e -> new CarryingClip(segment(e), e.carried())).toList();
      TableFormat format = TableFormat.valueOf(ending.toUpperCase(java.util.Locale.ROOT));
      ExtractionOptions options =
          ExtractionOptions.DEFAULT.withFormat(format).withCarried(table.columns());
      Extraction.run(
          clips,
          folder,
          here,
          any -> Files.newOutputStream(here),
          options,
          ExtractionListener.NONE);
      String there = "there." + ending;
      assertEquals(
          ExitStatus.SUCCESS, run("features", "--list", "@/list.parquet", "-o", "@/" + there));
      assertArrayEquals(Files.readAllBytes(here), Files.readAllBytes(folder.resolve(there)));
    }
    List<String> lines = Files.readAllLines(folder.resolve("there.csv"));
    assertTrue(lines.get(0).startsWith("file,start,end,id,who,"), lines.get(0).substring(0, 40));
    assertTrue(lines.get(1).startsWith("clips/002.wav,0,0.2,7,\"Ann, =1\","));
    assertTrue(lines.get(2).startsWith("clips/000.wav,0,0.2,5,,"), lines.get(2).substring(0, 40));

    String[] predict = {"predict", "demo", "--list", "@/list.parquet", "-o", "@/who.parquet"};
    assertEquals(ExitStatus.SUCCESS, run(predict));
    try (ParquetFile who = ParquetFile.open(folder.resolve("who.parquet"))) {
      assertEquals(
          List.of("file", "start", "end", "id", "who", "arousal"),
          who.columns().subList(0, 6).stream().map(ParquetColumn::name).toList());
      assertEquals(ParquetColumn.Type.WHOLE, who.columns().get(3).type());
      assertEquals(3, who.rows());
    }
    predict[5] = "@/who.jsonl";
    assertEquals(ExitStatus.SUCCESS, run(predict));
    lines = Files.readAllLines(folder.resolve("who.jsonl"));
    assertTrue(lines.get(0).endsWith("\"id\":7,\"who\":\"Ann, =1\"}"), lines.get(0));
    assertTrue(lines.get(1).endsWith("\"id\":5,\"who\":null}"), lines.get(1));
  }

  private static AudioSegment segment(PathTable.Entry entry) {
    return new AudioSegment(folder.resolve(entry.file()), entry.start(), entry.end());
  }

  /** Every night a folder of its own, of any format. */
  @Test
  void aDatedFolderHasWhatIsNew() throws Exception {
    String[] line = {"features", "@/clips/000.wav", "-o", "@/dated/date=1/", "--new-to", "@/dated"};
    Files.createDirectories(folder.resolve("dated"));
    assertEquals(ExitStatus.SUCCESS, run(line));
    line[1] = "@/clips/00[0-2].wav";
    line[3] = "@/dated/date=2.parquet";
    assertEquals(ExitStatus.SUCCESS, run(line));
    assertEquals(2, table(folder.resolve("dated/date=2.parquet")).rows());
    line[3] = "@/dated/date=3/";
    assertEquals(ExitStatus.SUCCESS, run(line));
    assertTrue(Files.exists(folder.resolve("dated/date=3/_SUCCESS")), "nothing is new");
    line = new String[] {"predict", "demo", "@/clips/000.wav", "-o", "@/p/1/", "--new-to", "@/p"};
    Files.createDirectories(folder.resolve("p"));
    assertEquals(ExitStatus.SUCCESS, run(line));
    line[2] = "@/clips/00[0-2].wav";
    line[4] = "@/p/2.csv";
    assertEquals(ExitStatus.SUCCESS, run(line));
    assertEquals(3, Files.readAllLines(folder.resolve("p/2.csv")).size());
  }

  @Test
  void predictionsAreTheRowsOfTheCsv() throws Exception {
    assertEquals(ExitStatus.FAILED, run("predict", "demo", "@/clips", "-o", "@/p.csv"));
    assertEquals(ExitStatus.FAILED, run("predict", "demo", "@/clips", "-o", "@/p.parquet"));
    assertSame(table(folder.resolve("p.csv")), table(folder.resolve("p.parquet")));
  }

  @Test
  void whatSparkAndDuckDbWriteIsRead() throws Exception {
    String query =
        "SELECT concat('s/', id, '.wav') AS file, CAST(id AS INT) AS whole,"
            + " IF(id % 3 = 0, NULL, id / 7) AS x, CAST(id / 7 AS FLOAT) AS y, id % 2 = 0 AS even,"
            + " CAST(id / 4 AS DECIMAL(9,2)) AS money, IF(id % 4 = 1, NULL, concat('w', id % 5)) AS who,"
            + " date_add(DATE '2026-11-01', CAST(id AS INT)) AS day,"
            + " TIMESTAMP '2026-11-29 10:15:30' AS moment, array(id, 2) AS list FROM range(300)";
    List<Path> files = new ArrayList<>();
    try (SparkSession spark =
        SparkSession.builder()
            .config(LocalSpark.configuration())
            .config("spark.sql.session.timeZone", "UTC")
            .getOrCreate()) {
      for (String codec : List.of("snappy", "gzip", "lz4_raw", "none")) {
        Path out = folder.resolve("by-" + codec);
        spark.sql(query).coalesce(1).write().option("compression", codec).parquet(out.toString());
        try (Stream<Path> written = Files.list(out)) {
          files.add(
              written.filter(f -> f.getFileName().toString().startsWith("part-")).findAny().get());
        }
      }
    }
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      for (String codec : List.of("snappy", "gzip", "lz4_raw", "zstd")) {
        Path out = folder.resolve(codec + ".parquet");
        statement.execute(
            "COPY (SELECT 's/' || i || '.wav' AS file, CAST(i AS INT) AS whole,"
                + " CASE WHEN i % 3 = 0 THEN NULL ELSE i / 7 END AS x, CAST(i / 7 AS FLOAT) AS y, i % 2 = 0 AS even,"
                + " CAST(i / 4 AS DECIMAL(9,2)) AS money, CASE WHEN i % 4 = 1 THEN NULL ELSE 'w' || i % 5 END AS who,"
                + " DATE '2026-11-01' + CAST(i AS INT) AS day, TIMESTAMP '2026-11-29 10:15:30' AS moment,"
                + " [i, 2] AS list FROM range(300) t(i)) TO '%s' (FORMAT parquet, COMPRESSION %s)"
                    .formatted(out, codec));
        files.add(out);
      }
    }
    for (Path file : files) {
      NumericTable table =
          NumericTable.read(
              file,
              name ->
                  List.of("file", "who", "day", "moment", "even").contains(name)
                      ? Kind.TEXT
                      : Kind.NUMBER);
      assertEquals(300, table.rows(), file.toString());
      assertEquals(List.of("whole", "x", "y", "money"), table.numberColumns());
      for (int i = 0; i < 300; i++) {
        assertEquals("s/" + i + ".wav", table.text(i, 0));
        assertEquals(i % 4 == 1 ? "" : "w" + i % 5, table.text(i, table.column("who")));
        assertEquals(i % 2 == 0 ? "true" : "false", table.text(i, table.column("even")));
        // Spark's moments are of the zone UTC; DuckDB's have none.
        String moment = "2026-11-29T10:15:30" + (file.toString().contains("by-") ? "Z" : "");
        assertEquals(moment, table.text(i, table.column("moment")));
        assertEquals(
            java.time.LocalDate.of(2026, 11, 1).plusDays(i).toString(),
            table.text(i, table.column("day")));
        float[] numbers = table.numbers(i);
        assertEquals(i, numbers[0]);
        assertTrue(i % 3 == 0 ? Float.isNaN(numbers[1]) : numbers[1] == (float) (i / 7.0));
        assertEquals((float) (i / 7.0), numbers[2]);
        assertEquals(i / 4.0, numbers[3], 0.006);
      }
    }
  }
}
