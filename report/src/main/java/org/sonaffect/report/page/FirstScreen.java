package org.sonaffect.report.page;

import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands together on the first screen of a page.
 *
 * @param facts by their names, in order
 * @param heading of the answer
 * @param answer in a sentence or two
 * @param warnings what to know before the answer is quoted; may be none
 */
public record FirstScreen(
    Map<String, String> facts, String heading, String answer, List<String> warnings) {
  /**
   * The screen, with the numbers that a reader looks for first.
   *
   * @param title of the numbers
   * @param numbers null where there are none
   */
  public List<DomContent> with(String title, @Nullable DomContent numbers) {
    List<DomContent> texts = new ArrayList<>();
    texts.add(section(h2(heading), p(answer)).withClass("answer"));
    if (!warnings.isEmpty()) {
      texts.add(section(h2("Warnings"), ul(each(warnings, line -> li(line)))).withClass("beware"));
    }
    List<DomContent> parts = new ArrayList<>();
    parts.add(div(each(texts, text -> text)).withClass("said"));
    if (numbers != null) {
      parts.add(section(h2(title), numbers).withClass("scores"));
    }
    return List.of(
        dl(each(facts.entrySet(), fact -> div(dt(fact.getKey()), dd(fact.getValue()))))
            .withClass("facts"),
        div(each(parts, part -> part)).withClass("opening"));
  }
}
