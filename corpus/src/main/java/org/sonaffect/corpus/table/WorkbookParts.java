package org.sonaffect.corpus.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.file.PlainText;

/**
 * Makes a harmless copy of a workbook from anywhere (ECMA-376 part 1: SpreadsheetML): parts that
 * inflate beyond limits are refused, and of worksheets only rows, cells and their values are kept.
 * What could keep a reader busy for ever or fill its memory (formulas, cells in far columns,
 * numbers of a million digits, document types) does not get through.
 */
final class WorkbookParts {
  private static final long MOST_FILE = 32L << 20;
  private static final int MOST_PART = 16 << 20;
  private static final long MOST_TOTAL = 64L << 20;
  private static final int MOST_PARTS = 2000;
  private static final int LONGEST_NUMBER = 64;
  private static final int LONGEST_TEXT = 32767; // the most a cell holds
  private static final int MOST_CELLS = 2_000_000;
  private static final int LAST_ROW = 1 << 20;
  private static final Set<String> TEXT_TYPES = Set.of("str", "inlineStr");

  private final Path file;
  private long total;
  private int cells;

  private WorkbookParts(Path file) {
    this.file = file;
  }

  /** The copy, as a ZIP in memory. */
  static byte[] harmless(Path file) throws CorpusException {
    return new WorkbookParts(file).copy();
  }

  private byte[] copy() throws CorpusException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_FILE) {
        throw refused("not a regular file of at most 32 MiB");
      }
      try (ZipFile zip = new ZipFile(file.toFile())) {
        if (zip.size() > MOST_PARTS) {
          throw refused(zip.size() + " parts, at most " + MOST_PARTS + " are read");
        }
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
          ZipEntry entry = entries.nextElement();
          String name = entry.getName();
          String lower = name.toLowerCase(Locale.ROOT);
          if (lower.endsWith(".xml") || lower.endsWith(".rels")) {
            byte[] part = part(zip, entry);
            out.putNextEntry(new ZipEntry(name));
            out.write(isWorksheet(part) ? valuesOnly(part) : part);
            out.closeEntry();
          }
        }
      }
    } catch (CorpusException e) {
      throw e;
    } catch (ZipException e) {
      throw refused("not an XLSX workbook: " + e.getMessage());
    } catch (XMLStreamException e) {
      throw refused(
          "not an XLSX workbook; its XML is broken: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    } catch (IOException | IllegalArgumentException e) {
      throw refused("cannot be read: " + e.getMessage());
    }
    return bytes.toByteArray();
  }

  private CorpusException refused(String message) {
    return new CorpusException(file, 0, message);
  }

  private byte[] part(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] part = in.readNBytes(MOST_PART + 1);
      total += part.length;
      if (part.length > MOST_PART || total > MOST_TOTAL) {
        throw refused(
            "its part " + PlainText.shortened(entry.getName()) + " is too large when decompressed");
      }
      return part;
    }
  }

  private static XMLStreamReader reader(byte[] part) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory.createXMLStreamReader(new ByteArrayInputStream(part));
  }

  private boolean isWorksheet(byte[] part) throws XMLStreamException, CorpusException {
    XMLStreamReader in = reader(part);
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamConstants.DTD) {
        throw refused("its XML has a document type, which no workbook has");
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        return in.getLocalName().equals("worksheet");
      }
    }
    return false;
  }

  private byte[] valuesOnly(byte[] part) throws XMLStreamException, CorpusException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    XMLStreamWriter out =
        XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
    out.writeStartDocument("UTF-8", "1.0");
    out.writeStartElement("worksheet");
    out.writeDefaultNamespace("http://schemas.openxmlformats.org/spreadsheetml/2006/main");
    out.writeStartElement("sheetData");
    XMLStreamReader in = reader(part);
    boolean inRow = false;
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT && in.getLocalName().equals("row") && !inRow) {
        inRow = true;
        out.writeStartElement("row");
        String number = in.getAttributeValue(null, "r");
        if (number != null) {
          out.writeAttribute("r", row(number));
        }
      } else if (event == XMLStreamConstants.START_ELEMENT
          && in.getLocalName().equals("c")
          && inRow) {
        cell(in, out);
      } else if (event == XMLStreamConstants.END_ELEMENT
          && in.getLocalName().equals("row")
          && inRow) {
        inRow = false;
        out.writeEndElement();
      }
    }
    out.writeEndDocument();
    out.close();
    return bytes.toByteArray();
  }

  private String row(String number) throws CorpusException {
    if (!number.matches("[1-9][0-9]{0,6}") || Integer.parseInt(number) > LAST_ROW) {
      throw refused("a row has the number " + PlainText.shortened(number));
    }
    return number;
  }

  /** Copies a cell's address, type and value; formulas and formats stay behind. */
  private void cell(XMLStreamReader in, XMLStreamWriter out)
      throws XMLStreamException, CorpusException {
    String address = in.getAttributeValue(null, "r");
    String type = in.getAttributeValue(null, "t");
    if (address != null && !address.matches("[A-Z]{1,2}[1-9][0-9]{0,6}")) {
      throw refused(
          "a cell stands at " + PlainText.shortened(address) + ", beyond any table of ratings");
    }
    cells++;
    if (cells > MOST_CELLS) {
      throw refused("more than " + MOST_CELLS + " cells");
    }
    StringBuilder value = new StringBuilder();
    boolean inline = "inlineStr".equals(type);
    int skipped = 0;
    boolean inside = false;
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamConstants.END_ELEMENT && in.getLocalName().equals("c")) {
        break;
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        String element = in.getLocalName();
        skipped += element.equals("f") || element.equals("rPh") ? 1 : 0;
        inside |= skipped == 0 && element.equals(inline ? "t" : "v");
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        String element = in.getLocalName();
        skipped -= element.equals("f") || element.equals("rPh") ? 1 : 0;
        inside &= !element.equals(inline ? "t" : "v");
      } else if (inside && in.isCharacters()) {
        value.append(in.getTextCharacters(), in.getTextStart(), in.getTextLength());
      }
    }
    boolean text = type != null && TEXT_TYPES.contains(type);
    if (value.length() > (text ? LONGEST_TEXT : LONGEST_NUMBER)) {
      throw refused("the cell " + address + " holds " + value.length() + " characters");
    }
    if (value.length() > 0) {
      write(out, address, type, value.toString(), inline);
    }
  }

  private static void write(
      XMLStreamWriter out, String address, String type, String value, boolean inline)
      throws XMLStreamException {
    out.writeStartElement("c");
    if (address != null) {
      out.writeAttribute("r", address);
    }
    if (type != null) {
      out.writeAttribute("t", type);
    }
    if (inline) {
      out.writeStartElement("is");
      out.writeStartElement("t");
      out.writeCharacters(value);
      out.writeEndElement();
    } else {
      out.writeStartElement("v");
      out.writeCharacters(value);
    }
    out.writeEndElement();
    out.writeEndElement();
  }
}
