package org.sonaffect.corpus.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.acoustics.parquet.ParquetColumn;
import org.sonaffect.acoustics.parquet.ParquetWriter;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.LoadedCorpus;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.corpus.load.CorpusLoader;
import org.sonaffect.corpus.table.NumericTable.Kind;

/** Parquet is read wherever a CSV with a header is. */
class ParquetRowsTest {
  @TempDir Path folder;

  private ParquetWriter writer(String name, ParquetColumn... columns) throws IOException {
    return new ParquetWriter(Files.newOutputStream(folder.resolve(name)), List.of(columns));
  }

  @Test
  void textsAndNumbersAreThoseOfACsv() throws Exception {
    ParquetColumn id = new ParquetColumn("id", ParquetColumn.Type.WHOLE, true);
    try (ParquetWriter table =
        writer("t.parquet", ParquetColumn.text(" file"), id, ParquetColumn.single("a"))) {
      table.text("x.wav ").whole(102).single(0.1f).end();
      table.text("y.wav").empty().single(Float.NaN).end();
    }
    Path file = folder.resolve("t.parquet");
    NumericTable table =
        NumericTable.read(file, name -> name.equals("a") ? Kind.NUMBER : Kind.TEXT);
    assertEquals(List.of("file", "id", "a"), table.header());
    assertEquals("x.wav", table.text(0, 0));
    assertEquals("102", table.text(0, 1));
    assertEquals("", table.text(1, 1));
    assertArrayEquals(new float[] {0.1f}, table.numbers(0));
    assertEquals(3, table.line(1), "the names count as a line");

    NumericTable numbers =
        NumericTable.read(file, name -> name.equals("file") ? Kind.IGNORED : Kind.NUMBER);
    assertEquals(List.of("id", "a"), numbers.numberColumns());
    assertEquals("empty", DecimalText.fault(numbers.numbers(1)[0]));
    assertEquals("NaN", DecimalText.fault(numbers.numbers(1)[1]));
  }

  @Test
  void decimalsAreTheShortestThatReadBack() {
    assertEquals("0.1", ParquetRows.decimal(0.1f, true));
    assertEquals("0.1", ParquetRows.decimal(0.1, false));
    assertEquals("0.30000000000000004", ParquetRows.decimal(0.1 + 0.2, false));
    assertEquals("-102", ParquetRows.decimal(-102, false));
    assertEquals("NaN", ParquetRows.decimal(Double.NaN, false));
  }

  @Test
  void aCorpusMayBeOfParquet() throws Exception {
    try (ParquetWriter clips =
        writer(
            "clips.parquet",
            ParquetColumn.text("id"),
            ParquetColumn.number("arousal"),
            ParquetColumn.single("valence"))) {
      for (int i = 0; i < 30; i++) {
        clips.text("c" + i).number(1 + i / 4.0).single(9 - i / 4f).end();
      }
    }
    try (ParquetWriter features =
        writer("f.parquet", ParquetColumn.text("id"), ParquetColumn.single("x"))) {
      for (int i = 0; i < 30; i++) {
        features.text("c" + i).single(i * i).end();
      }
    }
    Path manifest =
        Files.writeString(
            folder.resolve("corpus.yaml"),
            "name: a\ndomain: b\nclips: clips.parquet\nscale: [1, 9]\nfeatures: f.parquet\n");
    LoadedCorpus loaded = CorpusLoader.standard(1, Progress.NONE).load(manifest);
    assertEquals(List.of(), loaded.problems());
    assertEquals(30, loaded.corpus().items().size());
    assertEquals(List.of("x"), loaded.corpus().features().columns());
  }

  /** Two thousand million empty rows in 180 bytes. */
  @Test
  void moreRowsThanACsvMayHaveAreRefusedBeforeTheyAreHeld() throws IOException {
    String base64 =
        "UEFSMRUAFRQVFCwVgNCs8w4VABUGFQYAAAYAAACA0KzzDgAVAhk8SAZzY2hlbWEVBAAVDCUCGARmaWxlABUI"
            + "JQIYAXgAFoDQrPMOGRwZLCYIHBUMGRUAGRgEZmlsZRUAFoDQrPMOFj4WPiYIAAAmCBwVCBkVABkYAXgVABaA"
            + "0KzzDhY+Fj4mCAAAFgIWgNCs8w4AAHEAAABQQVIx";
    Path file = Files.write(folder.resolve("b.parquet"), Base64.getDecoder().decode(base64));
    CorpusException refused =
        assertThrows(
            CorpusException.class,
            () -> NumericTable.read(file, n -> n.equals("x") ? Kind.NUMBER : Kind.TEXT));
    assertTrue(refused.getMessage().contains("too large"), refused.getMessage());
  }

  @Test
  void whatIsNoParquetIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("no.parquet"), "file,a\nx,1\n");
    CorpusException refused =
        assertThrows(CorpusException.class, () -> NumericTable.read(file, name -> Kind.TEXT));
    assertTrue(refused.getMessage().contains("no.parquet: not valid Parquet: it does not begin"));
    Path none = folder.resolve("none.parquet");
    refused = assertThrows(CorpusException.class, () -> NumericTable.read(none, n -> Kind.TEXT));
    assertTrue(refused.getMessage().contains("there is no such file"), refused.getMessage());
  }
}
