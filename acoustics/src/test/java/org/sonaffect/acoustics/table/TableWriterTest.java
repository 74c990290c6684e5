package org.sonaffect.acoustics.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import weka.core.Instances;

/** The three text formats, ARFF through WEKA's own reader. */
class TableWriterTest {
  private static final List<String> COLUMNS = List.of("mfcc_sma[1]_iqr1-2", "b");

  private static String table(TableFormat format, boolean append, RowKey key, float... values)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TableWriter table = format.open(out, COLUMNS, append)) {
      table.write(key, values);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void csvHasTheSegmentBeforeTheValues() throws IOException {
    assertEquals(
        "file,start,end,mfcc_sma[1]_iqr1-2,b\na/b.wav,0,2.5,0.100000001,-3\n",
        table(TableFormat.CSV, false, RowKey.clip("a/b.wav", 0, 2.5), 0.1f, -3f));
  }

  @Test
  void csvQuotesWhatNeedsIt() throws IOException {
    assertEquals(
        "\"say \"\"hi\"\", x.wav\",0.000022676,1,0,0\n",
        table(TableFormat.CSV, true, RowKey.clip("say \"hi\", x.wav", 1 / 44100.0, 1), 0f, 0f));
  }

  @Test
  void openSmileHasTheStemAndTheFrameTime() throws IOException {
    assertEquals(
        "name;frameTime;mfcc_sma[1]_iqr1-2;b\n'b';0.130000;1.000000e-01;-3\n",
        table(TableFormat.OPENSMILE, false, new RowKey("a/b.wav", 0.13, 0.14, 0.13), 0.1f, -3f));
  }

  @Test
  void arffIsReadByWeka() throws IOException {
    String text =
        table(
            TableFormat.ARFF, false, RowKey.clip("it's \"5%\" \\ 音.wav", 0, 2.5), 0.1f, Float.NaN);
    Instances read = new Instances(new StringReader(text));
    assertEquals(5, read.numAttributes());
    assertEquals("mfcc_sma[1]_iqr1-2", read.attribute(3).name());
    assertEquals(1, read.numInstances());
    assertEquals("it's \"5%\" \\ 音.wav", read.instance(0).stringValue(0));
    assertEquals(2.5, read.instance(0).value(2));
    assertEquals(0.1f, (float) read.instance(0).value(3));
    assertEquals(true, read.instance(0).isMissing(4));
  }

  @Test
  void theNumberOfValuesIsChecked() {
    assertThrows(
        IllegalArgumentException.class,
        () -> table(TableFormat.CSV, false, RowKey.clip("a", 0, 1), 1f));
  }

  @Test
  void stemsLoseFoldersAndEnding() {
    assertEquals("b.c", RowKey.clip("a\\b.c.wav", 0, 1).stem());
    assertEquals(".hidden", RowKey.clip("x/.hidden", 0, 1).stem());
  }
}
