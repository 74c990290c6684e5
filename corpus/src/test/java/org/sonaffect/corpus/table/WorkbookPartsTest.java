package org.sonaffect.corpus.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.CorpusException;

/** Workbooks from strangers: none hangs, fills the memory, or reaches for other files. */
class WorkbookPartsTest {
  private static final String SHEET = "xl/worksheets/sheet1.xml";

  @TempDir Path folder = Path.of("");

  private Path file() {
    return folder.resolve("t.xlsx");
  }

  private void workbook() throws IOException {
    try (OutputStream out = Files.newOutputStream(file());
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("S");
      sheet.value(0, 0, "Sound ID");
      sheet.value(0, 1, "AroMN");
      sheet.value(1, 0, "a <b> & c");
      sheet.value(1, 1, 5.5);
      sheet.inlineString(2, 0, "in line");
      sheet.formula(2, 1, "1+1");
      sheet.value(3, 0, true);
    }
  }

  /** The workbook with one part replaced. */
  private void replace(String part, byte[] content) throws IOException {
    workbook();
    replace(file(), part, content);
  }

  private void replace(Path from, String part, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipFile in = new ZipFile(from.toFile());
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry : Collections.list(in.entries())) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        boolean replaced = entry.getName().equals(part);
        out.write(replaced ? content : in.getInputStream(entry).readAllBytes());
      }
    }
    Files.write(file(), bytes.toByteArray());
  }

  private void sheet(String data) throws IOException {
    String xml =
        "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
            + data
            + "</sheetData></worksheet>";
    replace(SHEET, xml.getBytes(StandardCharsets.UTF_8));
  }

  private XlsxTable read() throws CorpusException {
    return XlsxTable.read(file(), java.util.List.of("Sound ID"));
  }

  private String refusal() {
    return assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> assertThrows(CorpusException.class, this::read).problems().get(0).message());
  }

  @Test
  void keepsTheValuesOfAnOrdinaryWorkbook() throws IOException {
    workbook();
    XlsxTable table = read();
    assertEquals(java.util.List.of("Sound ID", "AroMN"), table.header());
    assertEquals(java.util.List.of("a <b> & c", "5.5"), table.rows().get(0).cells());
    assertEquals("in line", table.rows().get(1).cells().get(0));
    assertEquals(3, table.rows().get(1).number());
  }

  @Test
  void partsThatInflateWithoutEndAreRefused() throws IOException {
    replace("xl/sharedStrings.xml", new byte[20 << 20]);
    assertTrue(Files.size(file()) < 1 << 20);
    assertTrue(refusal().contains("too large when decompressed"));
  }

  @Test
  void documentTypesAreRefused() throws IOException {
    String bomb =
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
            + "<!ENTITY f SYSTEM \"file:///etc/passwd\">]>";
    replace(
        SHEET,
        ("<?xml version=\"1.0\"?>" + bomb + "<worksheet>&b;&f;</worksheet>")
            .getBytes(StandardCharsets.UTF_8));
    assertTrue(refusal().contains("document type"), this::refusal);
    replace(
        "xl/workbook.xml", (bomb + "<workbook>&f;</workbook>").getBytes(StandardCharsets.UTF_16));
    assertTrue(refusal().contains("document type"), this::refusal);
  }

  @Test
  void cellsFarAwayAndNumbersWithoutEndAreRefused() throws IOException {
    sheet("<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>");
    assertTrue(refusal().contains("beyond any table"));
    sheet("<row r=\"999999999\"><c><v>1</v></c></row>");
    assertTrue(refusal().contains("a row has the number"));
    sheet("<row r=\"1\"><c r=\"A1\"><v>" + "9".repeat(5_000_000) + "</v></c></row>");
    assertTrue(refusal().contains("holds 5000000 characters"));
    sheet("<row r=\"1\"><c r=\"A1\"><v>9<!-- -->" + "<![CDATA[9]]>".repeat(100) + "</v></c></row>");
    assertTrue(refusal().contains("holds 101 characters"));
  }

  @Test
  void sharedTextsMultiplyNoMemory() throws IOException {
    workbook();
    StringBuilder rows =
        new StringBuilder("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>Sound ID</v></c></row>");
    for (int r = 2; r < 3000; r++) {
      rows.append("<row r=\"" + r + "\"><c r=\"A" + r + "\" t=\"s\"><v>0</v></c></row>");
    }
    sheet(rows.toString());
    Files.copy(file(), folder.resolve("many.xlsx"));
    String shared = "<sst><si><t> " + "x".repeat(100_000) + " </t></si></sst>";
    replace(
        folder.resolve("many.xlsx"),
        "xl/sharedStrings.xml",
        shared.getBytes(StandardCharsets.UTF_8));
    assertTrue(refusal().contains("too much text"), this::refusal);
    String deep = "<sst><si>" + "<t>".repeat(200_000) + "</si></sst>";
    replace(
        folder.resolve("many.xlsx"), "xl/sharedStrings.xml", deep.getBytes(StandardCharsets.UTF_8));
    assertTrue(refusal().contains("XLSX workbook"), this::refusal);
  }

  @Test
  void formulasDoNotGetThrough() throws IOException {
    String formula = "A1+".repeat(50_000) + "A1";
    StringBuilder rows =
        new StringBuilder(
            "<row r=\"1\"><c r=\"A1\" t=\"str\"><f t=\"shared\" ref=\"A1:A9999\" si=\"0\">"
                + formula
                + "</f><v>Sound ID</v></c></row>");
    for (int r = 2; r < 5000; r++) {
      rows.append(
          "<row r=\"" + r + "\"><c r=\"A" + r + "\"><f t=\"shared\" si=\"0\"/><v>7</v></c></row>");
    }
    sheet(rows.toString());
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertEquals(4998, read().rows().size()));
  }

  @Test
  void anyDamageIsRefusedOrRead() throws IOException {
    workbook();
    byte[] sound = Files.readAllBytes(file());
    Random random = new Random(8);
    for (int i = 0; i < 100; i++) {
      byte[] bytes = sound.clone();
      for (int k = 0; k <= i % 4; k++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      Files.write(
          file(),
          i % 5 == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
      try {
        read();
      } catch (CorpusException e) {
        assertEquals(1, e.problems().size());
      }
    }
  }

  @Test
  void anyDamageToASheetIsRefusedOrRead() throws IOException {
    String[] pieces = {
      "<row r=\"1\">",
      "</row>",
      "<c r=\"A1\" t=\"s\">",
      "<c t=\"n\">",
      "<c r=\"B2\" t=\"inlineStr\">",
      "<c t=\"b\">",
      "<c t=\"e\">",
      "<c t=\"zz\">",
      "</c>",
      "<v>",
      "</v>",
      "<is><t>",
      "</t></is>",
      "Sound ID",
      "1",
      "-3",
      "1e999999999",
      "1e5",
      "99",
      "<row r=\"0\">",
      "<f>",
      "</f>"
    };
    Random random = new Random(9);
    for (int i = 0; i < 80; i++) {
      StringBuilder data =
          new StringBuilder("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>Sound ID</v></c></row>");
      if (i % 2 == 0) {
        for (int k = random.nextInt(12); k > 0; k--) {
          data.append(pieces[random.nextInt(pieces.length)]);
        }
      } else {
        data.append("<row r=\"2\">")
            .append(pieces[2 + random.nextInt(6)])
            .append("<v>")
            .append(pieces[13 + random.nextInt(6)])
            .append("</v></c></row>");
      }
      sheet(data.toString());
      try {
        read();
      } catch (CorpusException e) {
        assertEquals(1, e.problems().size());
      }
    }
  }
}
