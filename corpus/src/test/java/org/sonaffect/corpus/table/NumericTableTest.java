package org.sonaffect.corpus.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.table.NumericTable.Kind;

/** CSV as people and programs write it. */
class NumericTableTest {
  @TempDir Path folder = Path.of("");

  private NumericTable read(String text, Charset charset) throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), text, charset);
    return NumericTable.read(file, name -> name.startsWith("t") ? Kind.TEXT : Kind.NUMBER);
  }

  private NumericTable read(String text) throws IOException {
    return read(text, StandardCharsets.UTF_8);
  }

  private String fault(String text) {
    return assertThrows(CorpusException.class, () -> read(text)).problems().get(0).toString();
  }

  @Test
  void keepsTextAndNumbersApart() throws IOException {
    NumericTable table = read("t1,a,t2,b\nx,1,y,2.5\nz, 3 ,w,-4\n");
    assertEquals(List.of("a", "b"), table.numberColumns());
    assertEquals("y", table.text(0, 2));
    assertArrayEquals(new float[] {3, -4}, table.numbers(1));
    assertEquals(3, table.line(1));
  }

  @Test
  void toleratesMarksSeparatorsQuotesAndLineEnds() throws IOException {
    for (String text :
        List.of(
            "t,a\nx,1.5\n",
            "\uFEFFt,a\r\nx,1.5\r\n",
            "t;a\nx;1,5\n",
            "t;a\nx;1.5",
            "t\ta\rx\t1.5",
            "\"t\",\"a\"\n\"x\",\"1.5\"\n",
            " t , a \n x , 1.5 \n",
            "t,a\n\n\nx,1.5\n,\n")) {
      NumericTable table = read(text);
      assertEquals(List.of("t", "a"), table.header(), text);
      assertEquals(1, table.rows(), text);
      assertEquals("x", table.text(0, 0), text);
      assertEquals(1.5f, table.numbers(0)[0], text);
    }
    assertEquals("x", read("\uFEFFt\ta\nx\t1\n", StandardCharsets.UTF_16LE).text(0, 0));
    assertEquals("x", read("\uFEFFt\ta\nx\t1\n", StandardCharsets.UTF_16BE).text(0, 0));
    assertEquals("a;b;c;d,\"e\"\nf", read("t,a\n\"a;b;c;d,\"\"e\"\"\nf\",1\n").text(0, 0));
  }

  @Test
  void keepsLineNumbersThroughBlankAndBrokenLines() throws IOException {
    NumericTable table = read("t,a\n\n\"two\nlines\",1\n\nx,2\n");
    assertEquals(3, table.line(0));
    assertEquals(6, table.line(1));
  }

  @Test
  void rowsOfAnotherLengthAreNamedAndLeftOut() throws IOException {
    NumericTable table = read("t,a\nx,1\ny\nz,1,2\nw,4\n");
    assertEquals(2, table.rows());
    assertEquals(List.of(3, 4), table.problems().stream().map(Problem::line).toList());
    assertEquals("1 cells, the header has 2", table.problems().get(0).message());
  }

  @Test
  void aColumnOfTextIsNoFeatureAndABadCellIsKeptAsOne() throws IOException {
    NumericTable table = read("t,title,note,a\nx,b,c,1\ny,b,c,2\nz,b,3,n.a.\n");
    assertEquals(List.of("a"), table.numberColumns());
    assertEquals("not a number", DecimalText.fault(table.numbers(2)[0]));
  }

  @Test
  void saysWhatIsNoTable() throws IOException {
    assertTrue(fault("").contains("empty"));
    assertTrue(fault("t,a,a\n").contains("two columns are named a"));
    assertTrue(
        fault("t,a\nx,1\n\"y,2\nz,3\n").contains("line 3: not valid CSV"),
        fault("t,a\nx,1\n\"y,2\nz,3\n"));
    Path latin =
        Files.write(
            folder.resolve("latin.csv"),
            "t,a\nC\u00e9line,1\n".getBytes(StandardCharsets.ISO_8859_1));
    CorpusException e =
        assertThrows(CorpusException.class, () -> NumericTable.read(latin, n -> Kind.TEXT));
    assertTrue(e.problems().get(0).message().contains("not UTF-8"));
    assertTrue(fault("t,a\n" + "x".repeat(1 << 21) + ",1\n").contains("not valid CSV"));
    assertTrue(fault("a" + ",".repeat(300_000) + "\n").contains("columns"));
  }

  @Test
  void aTableOfAllFeaturesLoadsInSeconds() throws IOException {
    assertLoads(100);
  }

  @Test
  @Tag("full")
  void aTableOfAllFeaturesOfACorpusLoadsInSeconds() throws IOException {
    assertLoads(1500);
  }

  private void assertLoads(int rows) throws IOException {
    int columns = 6373;
    Random random = new Random(3);
    float[] last = new float[columns];
    Path file = folder.resolve("wide.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("text");
      for (int c = 0; c < columns; c++) {
        out.write(",f" + c);
      }
      for (int r = 0; r < rows; r++) {
        out.write("\nr" + r);
        for (int c = 0; c < columns; c++) {
          last[c] = (float) random.nextGaussian() * (1 << c % 20);
          out.write("," + last[c]);
        }
      }
    }
    long before = System.nanoTime();
    NumericTable table = NumericTable.read(file, n -> n.equals("text") ? Kind.TEXT : Kind.NUMBER);
    double seconds = (System.nanoTime() - before) / 1e9;
    System.out.printf("%d x %d cells in %.2f s%n", rows, columns, seconds);
    assertEquals(rows, table.rows());
    assertArrayEquals(last, table.numbers(rows - 1));
    assertTrue(seconds < 20, () -> seconds + " s");
  }
}
