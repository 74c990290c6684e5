package org.sonaffect.report.page;

import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sonaffect.report.figure.Figure;

/** The parts of a section, in their order. Tables and figures are also files beside the page. */
record Parts(Path folder, List<DomContent> content) {
  Parts(Path folder) {
    this(folder, new ArrayList<>());
  }

  private interface Files {
    void write() throws IOException;
  }

  void heading(String text) {
    content.add(h3(text));
  }

  void text(String text) {
    content.add(p(text));
  }

  /** A table, unless it has no rows. */
  void add(Table table) {
    if (!table.rows().isEmpty()) {
      content.add(written(table));
    }
  }

  void add(Figure figure) {
    write(() -> figure.write(folder.resolve("figures")));
    content.add(Page.of(figure));
  }

  /** Figures beside each other where there is space. */
  void panels(List<Figure> figures) {
    figures.forEach(figure -> write(() -> figure.write(folder.resolve("figures"))));
    if (!figures.isEmpty()) {
      content.add(Page.of(figures));
    }
  }

  /** What only some readers want: a line to be opened, if there is something behind it. */
  void folded(String line, Parts parts) {
    if (!parts.content.isEmpty()) {
      content.add(Page.folded(line, parts.content));
    }
  }

  void folded(String line, Table table) {
    content.add(Page.folded(line, List.of(written(table))));
  }

  /** Writes a table; returns it for the page. */
  DomContent written(Table table) {
    write(() -> table.write(folder.resolve("tables")));
    return Page.of(table);
  }

  private static void write(Files files) {
    try {
      files.write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
