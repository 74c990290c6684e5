package org.sonaffect.acoustics.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.acoustics.ComParE2013;
import weka.core.Instances;
import weka.core.converters.ArffLoader;

/** The tables are opened by the readers of the programs they are meant for. */
class OtherProgramsTest {
  private static final int ROWS = 150;
  private static final List<String> COLUMNS = ComParE2013.featureNames();

  @Test
  void arrowsOwnReaderReadsArrow(@TempDir Path folder) throws IOException {
    Path table = write(folder, TableFormat.ARROW);
    int row = 0;
    try (BufferAllocator allocator = new RootAllocator();
        SeekableByteChannel channel = Files.newByteChannel(table);
        ArrowFileReader reader = new ArrowFileReader(channel, allocator)) {
      VectorSchemaRoot root = reader.getVectorSchemaRoot();
      List<String> names = new ArrayList<>(List.of("file", "start", "end"));
      names.addAll(COLUMNS);
      assertEquals(
          names, root.getSchema().getFields().stream().map(field -> field.getName()).toList());
      while (reader.loadNextBatch()) {
        for (int i = 0; i < root.getRowCount(); i++, row++) {
          assertEquals(key(row).file(), root.getVector(0).getObject(i).toString());
          assertEquals(key(row).start(), ((Float8Vector) root.getVector(1)).get(i));
          assertEquals(key(row).end(), ((Float8Vector) root.getVector(2)).get(i));
          float[] expected = values(row);
          for (int c = 0; c < expected.length; c++) {
            assertEquals(expected[c], ((Float4Vector) root.getVector(3 + c)).get(i));
          }
        }
      }
    }
    assertEquals(ROWS, row);
  }

  @Test
  void wekasLoaderReadsArff(@TempDir Path folder) throws IOException {
    Path table = write(folder, TableFormat.ARFF);
    ArffLoader loader = new ArffLoader();
    loader.setSource(new File(table.toString()));
    Instances data = loader.getDataSet();
    assertEquals(ROWS, data.numInstances());
    assertEquals(3 + COLUMNS.size(), data.numAttributes());
    assertTrue(data.attribute(0).isString());
    for (int c = 0; c < COLUMNS.size(); c++) {
      assertEquals(COLUMNS.get(c), data.attribute(3 + c).name());
      assertTrue(data.attribute(3 + c).isNumeric());
    }
    for (int row = 0; row < ROWS; row++) {
      assertEquals(key(row).file(), data.instance(row).stringValue(0));
      float[] expected = values(row);
      for (int c = 0; c < expected.length; c++) {
        assertEquals(expected[c], (float) data.instance(row).value(3 + c));
      }
    }
  }

  private static Path write(Path folder, TableFormat format) throws IOException {
    Path table = folder.resolve("table." + format.title());
    try (TableWriter writer = format.open(Files.newOutputStream(table), COLUMNS, false)) {
      for (int row = 0; row < ROWS; row++) {
        writer.write(key(row), values(row));
      }
    }
    return table;
  }

  private static RowKey key(int row) {
    String name = row % 7 == 0 ? "it's a \"very, odd\" 100% näme.wav" : "clip" + row + ".wav";
    return RowKey.clip("sub/" + name, 0.25 * row, 0.25 * row + 1.5);
  }

  private static float[] values(int row) {
    SplittableRandom random = new SplittableRandom(row);
    float[] values = new float[COLUMNS.size()];
    for (int c = 0; c < values.length; c++) {
      values[c] = (float) ((random.nextDouble() - 0.5) * StrictMath.pow(10, c % 9 - 4));
    }
    return values;
  }
}
