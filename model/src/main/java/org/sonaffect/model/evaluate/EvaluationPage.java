package org.sonaffect.model.evaluate;

import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sonaffect.corpus.RatingScale;
import org.sonaffect.report.page.FirstScreen;
import org.sonaffect.report.page.Page;
import org.sonaffect.report.page.Table;

/** An evaluation for a person: one page with nothing beside it, or a text for a terminal. */
public final class EvaluationPage {
  private EvaluationPage() {}

  /** The page. */
  public static String html(Evaluation evaluation) throws IOException {
    EvaluationTables tables = new EvaluationTables(evaluation);
    EvaluationFigures figures = new EvaluationFigures(evaluation);
    Page page =
        new Page(
            "%s on %s".formatted(evaluation.card().name(), evaluation.corpus()),
            "An evaluation by Sonaffect. All predictions: predictions.csv; all figures as numbers:"
                + " evaluation.json.");
    page.open(opening(evaluation, tables));
    if (!evaluation.shared().isEmpty()) {
      page.section("Clips that the model was trained on", List.of(Page.of(tables.shared())));
    }
    if (!evaluation.targets().isEmpty()) {
      page.section("Predicted against rated", List.of(Page.of(figures.predicted())));
      page.section(
          "Error and novelty", List.of(Page.of(figures.novelty()), Page.of(tables.novelty())));
      page.section("Clips to listen to", worst(evaluation, tables));
      page.section("What a straight line would give", recalibration(tables));
    }
    page.section(
        "What is wrong with the corpus",
        evaluation.problems().isEmpty()
            ? List.of()
            : List.of(ul(each(evaluation.problems(), line -> li(line)))));
    return page.render();
  }

  /** Scores, cautions and the answer, for a terminal. */
  public static String text(Evaluation evaluation) {
    EvaluationTables tables = new EvaluationTables(evaluation);
    StringBuilder out = new StringBuilder();
    evaluation.cautions().forEach(caution -> out.append(caution).append('\n'));
    if (!evaluation.targets().isEmpty()) {
      for (Table table : List.of(tables.scores(), tables.novelty(), tables.recalibration())) {
        if (!table.rows().isEmpty()) {
          out.append('\n').append(table.plainText()).append(table.caption()).append('\n');
        }
      }
    }
    return out.append('\n').append(tables.sentence()).toString();
  }

  private static List<DomContent> opening(Evaluation evaluation, EvaluationTables tables) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Model", evaluation.card().name() + " (" + evaluation.card().model() + ")");
    facts.put(
        "Corpus",
        "%s (%s): %d %s"
            .formatted(
                evaluation.corpus(),
                evaluation.corpusDomain(),
                evaluation.clips().size(),
                evaluation.clips().size() == 1 ? "clip" : "clips"));
    RatingScale scale = evaluation.provenance().scale();
    facts.put("Scale of the ratings", scale == null ? "[-1, 1]" : scale.toString());
    facts.put(
        "Predicted as",
        evaluation.domain() == null
            ? "the domain of the nearest training clips"
            : evaluation.domain());
    return new FirstScreen(facts, "The answer", tables.sentence(), evaluation.cautions())
        .with("Scores", evaluation.targets().isEmpty() ? null : Page.of(tables.scores()));
  }

  private static List<DomContent> worst(Evaluation evaluation, EvaluationTables tables) {
    return evaluation.targets().stream().map(found -> Page.of(tables.worst(found))).toList();
  }

  private static List<DomContent> recalibration(EvaluationTables tables) {
    Table table = tables.recalibration();
    return table.rows().isEmpty()
        ? List.of(
            p(
                "Fewer than %d groups of clips are too few to fit a line and to judge it."
                    .formatted(Recalibration.FEWEST)))
        : List.of(Page.of(table), p("The command calibrate does this, and more, if it helps."));
  }
}
