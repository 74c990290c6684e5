package org.sonaffect.corpus.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.file.FileException;

/** A table of text is read and written whole, and a fault names its line and column. */
class CsvTableTest {
  @TempDir Path folder = Path.of("");

  private CsvTable read(String text) throws IOException {
    return CsvTable.read(Files.writeString(folder.resolve("t.csv"), text));
  }

  private void assertFault(String wanted, Executable reading) {
    FileException fault = assertThrows(FileException.class, reading);
    assertEquals(folder.resolve("t.csv") + wanted, fault.getMessage());
  }

  @Test
  void readsWhatItWrote() {
    Path file = folder.resolve("t.csv");
    List<List<String>> rows =
        List.of(List.of("a,b", ""), List.of(" \"x\" ", "l1\nl2"), List.of("", ""));
    CsvTable.write(file, List.of("id", "text"), out -> rows.forEach(out));
    CsvTable table = CsvTable.read(file);
    assertEquals(List.of("id", "text"), table.columns());
    assertEquals(rows, table.rows().stream().map(CsvTable.Row::fields).toList());
    assertEquals(List.of(2, 3, 5), table.rows().stream().map(CsvTable.Row::line).toList());
    List<String> texts = new ArrayList<>();
    CsvTable.each(file, columns -> assertEquals(2, columns.size()), r -> texts.add(r.text("text")));
    assertEquals(List.of("", "l1\nl2", ""), texts);
  }

  @Test
  void readsWhatASpreadsheetWrote() throws IOException {
    CsvTable table = read("\uFEFFid;fold\r\na;1\r\n\r\nb;2\r\n");
    assertEquals(List.of("id", "fold"), table.columns());
    assertEquals(2, table.rows().get(1).integer(table.require("fold")));
    assertEquals(4, table.rows().get(1).line());
  }

  @Test
  void emptyLinesMayStandAboveTheHeader() throws IOException {
    CsvTable table = read("\r\n\r\nid,fold\r\na,1\r\n");
    assertEquals(List.of("id", "fold"), table.columns());
    assertEquals(4, table.rows().get(0).line());
  }

  @Test
  void aFaultNamesItsPlace() throws IOException {
    CsvTable table = read("id,fold\na,1\nb,x\n");
    CsvTable.Row last = table.rows().get(1);
    assertEquals(1, table.rows().get(0).number(1));
    assertFault(" line 3: fold is x, expected a number", () -> last.number(1));
    assertFault(" line 3: fold is x, expected a whole number", () -> last.integer(1));
    assertFault(" line 1: has no column hash, found [id, fold]", () -> table.require("hash"));
    assertEquals(-1, table.column("hash"));
    assertFault(" line 2: has 3 fields, the header has 2", () -> read("id,fold\na,1,2\n"));
    assertFault(": is empty, expected a header and rows", () -> read(""));
    assertFault(" line 1: two columns are named id", () -> read("id,id\n"));
    Files.delete(folder.resolve("t.csv"));
    assertFault(": there is no such file", () -> CsvTable.read(folder.resolve("t.csv")));
  }
}
