package org.sonaffect.model.card;

import static j2html.TagCreator.body;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.style;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.title;
import static j2html.TagCreator.tr;

import j2html.TagCreator;
import j2html.tags.DomContent;
import org.sonaffect.model.ModelCard;

/** A model card as a page; every text of it is escaped. */
public final class CardPage {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; }
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
      .wide { overflow-x: auto; }
      table { border-collapse: collapse; font-size: .9rem; }
      th, td { text-align: left; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #8886; vertical-align: top; }
      """;

  private CardPage() {}

  public static String of(ModelCard card) {
    String name = card.name() + (card.demonstration() ? " (demonstration)" : "");
    return "<!DOCTYPE html>\n"
        + html(
                head(
                    meta().withCharset("utf-8"),
                    meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                    meta()
                        .attr("http-equiv", "Content-Security-Policy")
                        .withContent("default-src 'none'; style-src 'unsafe-inline'"),
                    title("Model card: " + name),
                    style(rawHtml(STYLE))),
                body(main(h1("Model card: " + name), each(CardSection.of(card), CardPage::part))))
            .attr("lang", "en")
            .render()
        + "\n";
  }

  private static DomContent part(CardSection section) {
    DomContent table =
        section.table().rows().isEmpty()
            ? rawHtml("")
            : div(table(
                        thead(tr(each(section.table().header(), h -> th(h).attr("scope", "col")))),
                        tbody(
                            each(
                                section.table().rows(),
                                row -> tr(each(row, cell -> TagCreator.td(cell.text()))))))
                    .attr("aria-label", section.heading()))
                .withClass("wide")
                .attr("tabindex", "0");
    return TagCreator.section(
        h2(section.heading()), each(section.sentences(), sentence -> p(sentence)), table);
  }
}
