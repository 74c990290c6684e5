package org.sonaffect.report.page;

import static j2html.TagCreator.body;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;

import j2html.TagCreator;
import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sonaffect.report.figure.Figure;

/** The HTML page: self-contained, no script, nothing from another host. */
final class Page {
  private final String title;
  private final String subtitle;
  private final List<DomContent> sections = new ArrayList<>();

  Page(String title, String subtitle) {
    this.title = title;
    this.subtitle = subtitle;
  }

  void section(String heading, List<DomContent> content) {
    sections.add(TagCreator.section(h2(heading), each(content, part -> part)));
  }

  void add(DomContent content) {
    sections.add(content);
  }

  static DomContent of(Table table) {
    // Above the part that scrolls, so that it is as wide as the page, not as the table.
    return div(
        p(table.caption()).withClass("caption"),
        div(table.html()).withClass("wide").attr("tabindex", "0"));
  }

  static DomContent of(Figure figure) throws IOException {
    return figure(
        div(rawHtml(figure.inlineSvg())).withClass("drawing").attr("tabindex", "0"),
        figcaption(figure.caption()));
  }

  /** Writes a figure to {@code figures/}; returns it for the page. */
  static DomContent written(Figure figure, Path folder) throws IOException {
    figure.write(folder.resolve("figures"));
    return of(figure);
  }

  /** Panels that stand beside each other where there is space. */
  static DomContent of(List<Figure> panels) throws IOException {
    List<DomContent> parts = new ArrayList<>();
    for (Figure panel : panels) {
      parts.add(of(panel));
    }
    return div(parts.toArray(DomContent[]::new)).withClass("panels");
  }

  String render() throws IOException {
    return "<!DOCTYPE html>\n"
        + html(
                head(
                    meta().withCharset("utf-8"),
                    meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                    meta()
                        .attr("http-equiv", "Content-Security-Policy")
                        .withContent(
                            "default-src 'none'; style-src 'unsafe-inline'; img-src data:"),
                    title(title),
                    style(rawHtml(stylesheet()))),
                body(main(h1(title), p(subtitle).withClass("soft"), each(sections, part -> part))))
            .attr("lang", "en")
            .render()
        + "\n";
  }

  private static String stylesheet() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Page.class.getResourceAsStream("report.css"), "report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
