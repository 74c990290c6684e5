package org.sonaffect.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.acoustics.FeatureSet;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.corpus.table.NumericTable;
import org.sonaffect.corpus.table.NumericTable.Kind;
import org.sonaffect.model.builtin.BuiltInModel;
import org.sonaffect.model.predict.OutputScale;
import org.sonaffect.model.predict.PredictionOptions;
import org.sonaffect.model.predict.PredictionOutput;
import org.sonaffect.model.predict.Predictor;

/** The functions of Spark SQL on {@code local[2]}: what the commands write. */
final class SonaffectFunctionsTest {
  private static final int BROKEN = 3;

  @TempDir static Path folder;

  private static SparkSession spark;

  @BeforeAll
  static void begin() throws Exception {
    Path clips = GeneratedClips.write(folder.resolve("clips"), 6, 0.3, 0);
    Files.writeString(clips.resolve("00" + BROKEN + ".wav"), "no sound at all");
    spark =
        SparkSession.builder()
            .config(LocalSpark.configuration())
            .config("spark.hadoop.fs.far.impl", FarFileSystem.class.getName())
            .getOrCreate();
    SonaffectFunctions.register(spark);
    spark
        .read()
        .format("binaryFile")
        .load(folder.resolve("clips").toString())
        .createOrReplaceTempView("clips");
  }

  @AfterAll
  static void end() {
    spark.stop();
  }

  private static List<Row> rows(String query) {
    return spark.sql(query).collectAsList();
  }

  @Test
  void featuresOfPathsAndOfBytesAreThoseOfTheLibrary() throws Exception {
    List<Row> rows =
        rows(
            "SELECT features(path) a, features(content) b, features_of('egemaps', path) c,"
                + " features_or_reason('compare2013', path) d FROM clips ORDER BY path");
    assertEquals(6, rows.size());
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (i == BROKEN) {
        assertTrue(row.isNullAt(0) && row.isNullAt(1) && row.isNullAt(2));
        assertNull(row.getStruct(3).get(0));
        assertNotNull(row.getStruct(3).getString(1));
        continue;
      }
      Path file = folder.resolve("clips/00" + i + ".wav");
      List<Float> expected = floats(FeatureSets.DEFAULT.functionals(file));
      assertEquals(expected, row.getList(0));
      assertEquals(expected, row.getList(1));
      assertEquals(
          floats(new FeatureSets(List.of(FeatureSet.EGEMAPS)).functionals(file)), row.getList(2));
      assertEquals(expected, row.getStruct(3).getList(0));
      assertNull(row.getStruct(3).get(1));
    }
  }

  private static List<Float> floats(float[] values) {
    List<Float> list = new ArrayList<>();
    for (float value : values) {
      list.add(value);
    }
    return list;
  }

  @Test
  void predictionsAreThoseOfTheCommand() throws Exception {
    Path csv = folder.resolve("p.csv");
    List<Row> rows =
        rows(
            "SELECT p.*, path FROM (SELECT predict('demo', content) p, path FROM clips) ORDER BY path");
    List<Row> again =
        rows(
            "SELECT p.*, path FROM (SELECT predict('demo', path) p, path FROM clips) ORDER BY path");
    assertEquals(rows, again);
    Predictor predictor = new Predictor(BuiltInModel.DEMO.read());
    try (PredictionOutput output =
        PredictionOutput.open(
            PredictionOutput.Format.CSV,
            Files.newOutputStream(csv),
            predictor.model().card(),
            OutputScale.USUAL)) {
      for (int i = 0; i < 6; i++) {
        if (i != BROKEN) {
          output.write(
              predictor.of(folder.resolve("clips/00" + i + ".wav"), PredictionOptions.WHOLE));
        }
      }
    }
    NumericTable expected = NumericTable.read(csv, name -> Kind.TEXT);
    for (int i = 0, at = 0; i < 6; i++) {
      Row row = rows.get(i);
      if (i == BROKEN) {
        assertNotNull(row.getAs("reason"));
        assertNull(row.getAs("arousal"));
        continue;
      }
      assertNull(row.getAs("reason"));
      for (String name : List.of("end", "arousal", "valence_low", "valence_high", "novelty")) {
        double value = row.getAs(name);
        assertEquals(Double.parseDouble(expected.text(at, expected.column(name))), value);
      }
      assertEquals(expected.text(at, expected.column("domain")), row.getAs("domain"));
      at++;
    }
  }

  /** The notebook is for PySpark; what it says in SQL runs here. */
  @Test
  void theSqlOfTheNotebookRuns() throws Exception {
    StringBuilder code = new StringBuilder();
    JsonNode notebook = new ObjectMapper().readTree(Path.of("../docs/spark-sql.ipynb").toFile());
    for (JsonNode cell : notebook.get("cells")) {
      if (cell.get("cell_type").asText().equals("code")) {
        cell.get("source").forEach(line -> code.append(line.asText()));
      }
    }
    Matcher sql =
        Pattern.compile("spark\\.sql\\(\"\"\"(.*?)\"\"\"\\)", Pattern.DOTALL).matcher(code);
    int queries = 0;
    for (; sql.find(); queries++) {
      List<Row> rows = rows(sql.group(1));
      assertEquals(sql.group(1).contains("FROM") ? 6 : 1, rows.size(), sql.group(1));
    }
    assertEquals(4, queries);
  }

  @Test
  void namesAndNulls() {
    assertEquals(
        FeatureSet.EGEMAPS.featureNames(),
        rows("SELECT feature_names('egemaps')").get(0).getList(0));
    assertTrue(rows("SELECT features(CAST(NULL AS STRING))").get(0).isNullAt(0));
    assertTrue(rows("SELECT feature_names(NULL)").get(0).isNullAt(0));
    for (String path : List.of("file://host/a.wav", "a\\0b.wav", "ab://c/d")) {
      String reason = "SELECT predict('demo', '%s').reason".formatted(path);
      assertNotNull(rows(reason).get(0).getString(0), path);
    }
    String none =
        rows("SELECT features_or_reason('gemaps', '/no/such.wav').reason").get(0).getString(0);
    assertTrue(none.contains("no such file"), none);
    Exception odd = assertThrows(Exception.class, () -> rows("SELECT features(1)"));
    assertTrue(odd.toString().contains("STRING"), odd.toString());
    assertThrows(Exception.class, () -> rows("SELECT predict('no.model', '/a.wav')"));
  }

  /** Spark puts a filter's function into the filter and into what is selected. */
  @Test
  void aClipIsComputedOnceEvenIfAFilterNamesIt() {
    String clip = "far://%s/clips/000.wav".formatted(folder);
    long before = FileSystem.getStatistics("far", FarFileSystem.class).getBytesRead();
    List<Row> rows =
        rows(
            "SELECT p.arousal, p.valence, f FROM (SELECT features_of('egemaps', path) f,"
                + " predict('demo', path) p FROM VALUES ('%s'), ('%s') AS t(path))"
                    .formatted(clip, "/no/such.wav")
                + " WHERE f IS NOT NULL AND p IS NOT NULL");
    assertEquals(1, rows.size());
    long read = FileSystem.getStatistics("far", FarFileSystem.class).getBytesRead() - before;
    assertEquals(2 * folder.resolve("clips/000.wav").toFile().length(), read, "one for each");
  }
}
