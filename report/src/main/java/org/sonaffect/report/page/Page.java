package org.sonaffect.report.page;

import static j2html.TagCreator.a;
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
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.style;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.title;

import j2html.TagCreator;
import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sonaffect.report.figure.Figure;
import org.sonaffect.report.figure.Ink;

/** The HTML page: self-contained, no script, nothing from another host. */
public final class Page {
  private final String title;
  private final String end;
  private final List<DomContent> opening = new ArrayList<>();
  private final List<DomContent> links = new ArrayList<>();
  private final List<DomContent> sections = new ArrayList<>();

  /**
   * An empty page.
   *
   * @param end stands below all sections
   */
  public Page(String title, String end) {
    this.title = title;
    this.end = end;
  }

  /** Adds to what stands above the list of the sections. */
  public void open(List<DomContent> content) {
    opening.addAll(content);
  }

  /** Adds a section, unless it has nothing. */
  public void section(String heading, List<DomContent> content) {
    if (content.isEmpty()) {
      return;
    }
    String id = "s" + (links.size() + 1);
    links.add(a(heading).withHref("#" + id));
    sections.add(
        TagCreator.section(h2(heading).withId(id), each(content, part -> part))
            .attr("aria-labelledby", id));
  }

  /** A table under its caption. */
  public static DomContent of(Table table) {
    // Above the part that scrolls, so that it is as wide as the page, not as the table.
    return div(
        p(table.caption()).withClass("caption"),
        div(table.html())
            .withClass("wide")
            .attr("tabindex", "0")
            .attr("role", "group")
            .attr("aria-label", table.caption()));
  }

  /** A figure above its caption. */
  public static DomContent of(Figure figure) {
    return figure(
        div(rawHtml(figure.inlineSvg()))
            .withClass("wide")
            .attr("tabindex", "0")
            .attr("role", "group")
            .attr("aria-label", "Figure " + figure.name()),
        figcaption(figure.caption()));
  }

  /** Panels that stand beside each other where there is space. */
  public static DomContent of(List<Figure> panels) {
    return div(each(panels, Page::of)).withClass("panels");
  }

  /** Parts of their own widths that stand beside each other where there is space. */
  static DomContent beside(List<DomContent> parts) {
    return div(each(parts, part -> part)).withClass("beside");
  }

  /** What only some readers want: a line to be opened. */
  public static DomContent folded(String line, List<DomContent> content) {
    return TagCreator.details(summary(line), each(content, part -> part));
  }

  /** The HTML. */
  public String render() throws IOException {
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
                    style(rawHtml(stylesheet() + Ink.css()))),
                body(
                    main(
                        h1(title),
                        each(opening, part -> part),
                        nav(each(links, link -> link)).attr("aria-label", "Sections"),
                        each(sections, part -> part),
                        p(end).withClass("soft"))))
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
