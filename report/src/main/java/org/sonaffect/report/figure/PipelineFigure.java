package org.sonaffect.report.figure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sonaffect.report.figure.Diagram.Box;
import org.sonaffect.report.figure.Diagram.Line;
import org.sonaffect.report.figure.Diagram.Way;
import org.sonaffect.report.text.CsvText;
import org.sonaffect.report.text.Mixtures;
import org.sonaffect.study.Protocol;

/** The paper's Figure 2: the way from the corpora to the scores, drawn from the study itself. */
public final class PipelineFigure {
  private static final int WIDTH = 640;
  private static final int LEAST_BOX = 180;
  private static final int MARGIN = 12;
  private static final int BETWEEN = 14;
  private static final int STEP = 40;

  /** More mixtures than this are counted, not listed. */
  private static final int LISTED = 12;

  private final JsonNode json;
  private final JsonNode study;
  private final JsonNode folds;

  /** The boxes that stand beside each other, by the name of their stage. */
  private final Map<String, List<Content>> stages = new LinkedHashMap<>();

  private PipelineFigure(JsonNode json) {
    this.json = json;
    this.study = json.path("study");
    this.folds = study.path("folds");
  }

  /** One of the boxes of a stage, before it has a place. */
  private record Content(Ink tone, String heading, List<String> lines) {}

  private void box(String stage, Ink tone, String heading, List<String> lines) {
    stages.computeIfAbsent(stage, s -> new ArrayList<>()).add(new Content(tone, heading, lines));
  }

  /**
   * The figure.
   *
   * @param json results.json
   */
  public static Figure of(JsonNode json) {
    PipelineFigure figure = read(json);
    return new Figure(
        "figure2-pipeline",
        "The way from the corpora to the scores, with the numbers of this study.",
        figure.diagram().drawn(),
        figure.csv());
  }

  private void corpora() {
    for (JsonNode corpus : json.path("corpora")) {
      List<String> lines = new ArrayList<>();
      lines.add(corpus.path("domain").asText());
      lines.add(corpus.path("clips").asText() + " rated clips");
      if (corpus.has("groups")) {
        lines.add(
            "%s groups, %s %s"
                .formatted(
                    corpus.path("groups").asText(),
                    corpus.path("strata").asText(),
                    corpus.path("strata").asInt() == 1 ? "stratum" : "strata"));
      }
      lines.add(corpus.path("features").asText() + " features per clip");
      lines.add(
          corpus.path("feature_source").asText().replaceAll("sha256:([0-9a-f]{8})\\w*", "$1…"));
      box("corpora", Ink.BOX_DATA, corpus.path("name").asText(), lines);
    }
  }

  private void parting() {
    int repeats = folds.path("repeats").asInt(1);
    List<String> lines = new ArrayList<>();
    lines.add(
        folds.path("given").asBoolean()
            ? "as a table gives them"
            : "stratified by Ward clusters of the ratings%s; seed %s"
                .formatted(
                    folds.has("min_stratum")
                        ? ", at least %s clips each".formatted(folds.path("min_stratum").asText())
                        : "",
                    study.path("seed").asText()));
    lines.add("fold i of the study holds fold i of every corpus");
    box(
        "folds",
        Ink.BOX_STEP,
        "%s outer folds, %s"
            .formatted(
                folds.path("count").asText(),
                repeats == 1 ? "drawn once" : "drawn " + repeats + " times"),
        lines);
  }

  private void training() {
    List<String> mixtures = new ArrayList<>();
    Mixtures.of(study).forEach(set -> mixtures.add(set.words()));
    List<String> listed = new ArrayList<>(mixtures.subList(0, Math.min(LISTED, mixtures.size())));
    if (listed.size() < mixtures.size()) {
      listed.add("and %d more".formatted(mixtures.size() - listed.size()));
    }
    box(
        "training sets",
        Ink.BOX_STEP,
        mixtures.size() == 1
            ? "1 training set of outer training rows"
            : mixtures.size() + " training sets of outer training rows",
        listed);
    List<String> controls = new ArrayList<>();
    for (JsonNode control : study.path("controls")) {
      int draws = control.path("draws").asInt();
      controls.add(
          "ratings of %s uniform at random, %s"
              .formatted(
                  control.path("randomise").asText(), draws == 1 ? "1 draw" : draws + " draws"));
    }
    if (!controls.isEmpty()) {
      box("training sets", Ink.BOX_STEP, "Random-label controls", controls);
    }
  }

  private void protocols() {
    for (JsonNode protocol : study.path("protocols")) {
      boolean nested = Protocol.parse(protocol.asText()) == Protocol.NESTED;
      box(
          "protocols",
          Ink.BOX_STEP,
          "Protocol " + protocol.asText(),
          nested
              ? List.of(
                  "groups are whole; pipelines chosen by %s inner folds of the training rows"
                      .formatted(folds.path("inner").asText()),
                  "everything fitted on training rows only")
              : List.of(
                  "rows placed as in the published code",
                  "pipelines chosen on the folds that are reported"));
    }
  }

  private void models() {
    for (JsonNode model : study.path("models")) {
      List<String> lines = new ArrayList<>();
      if (model.has("points")) {
        int points = model.path("points").asInt();
        lines.add(points == 1 ? "1 pipeline" : "the best of %d pipelines".formatted(points));
        if (model.path("rungs").size() > 1) {
          lines.add("successive halving, %d rungs".formatted(model.path("rungs").size()));
        }
      } else if (model.has("chooses")) {
        lines.add("%s alone, or joined,".formatted(model.path("chooses").asText()));
        lines.add("chosen for each corpus");
      } else {
        lines.add("ensemble of a search");
        if (model.has("trials")) {
          lines.add("at most %s trials per fold".formatted(model.path("trials").asText()));
        }
        if (model.has("seconds")) {
          lines.add("at most %s s per fold".formatted(model.path("seconds").asText()));
        }
      }
      box("models", Ink.BOX_MODEL, model.path("name").asText(), lines);
    }
  }

  private void scores() {
    List<String> targets = new ArrayList<>();
    study.path("targets").forEach(target -> targets.add(target.asText()));
    int tested = folds.path("count").asInt() * folds.path("repeats").asInt(1);
    List<String> lines = new ArrayList<>();
    lines.add(
        "R², RMSE, MAE, CCC and Pearson r of %s, mean over %d test folds"
            .formatted(targets.isEmpty() ? "the targets" : String.join(" and ", targets), tested));
    if (Mixtures.besideAlone(study)) {
      lines.add("joint and single training, paired by fold");
    }
    box("scores", Ink.BOX_RESULT, "Test folds of each corpus separately", lines);
  }

  /** The stages in their order. */
  static PipelineFigure read(JsonNode json) {
    PipelineFigure figure = new PipelineFigure(json);
    figure.corpora();
    figure.parting();
    figure.training();
    figure.protocols();
    figure.models();
    figure.scores();
    return figure;
  }

  Diagram diagram() {
    int most = stages.values().stream().mapToInt(List::size).max().orElse(1);
    int width = Math.max(WIDTH, most * (LEAST_BOX + BETWEEN) - BETWEEN + 2 * MARGIN);
    List<Box> boxes = new ArrayList<>();
    List<Way> ways = new ArrayList<>();
    List<Box> above = List.of();
    int y = MARGIN;
    for (List<Content> stage : stages.values()) {
      List<Box> row = row(stage, y, width);
      join(above, row, ways);
      boxes.addAll(row);
      above = row;
      y += row.get(0).height() + STEP;
    }
    return new Diagram(width, y - STEP + MARGIN, boxes, ways);
  }

  /** Boxes of one width and height. */
  private static List<Box> row(List<Content> contents, int y, int width) {
    int count = contents.size();
    int each = (width - 2 * MARGIN - (count - 1) * BETWEEN) / count;
    List<List<Line>> texts = new ArrayList<>();
    for (Content content : contents) {
      List<Line> lines = new ArrayList<>();
      int room = each - 2 * Diagram.PADDING;
      TextWidth.wrapped(content.heading(), true, Diagram.TEXT, room)
          .forEach(text -> lines.add(new Line(text, true)));
      for (String line : content.lines()) {
        TextWidth.wrapped(line, false, Diagram.TEXT, room)
            .forEach(text -> lines.add(new Line(text, false)));
      }
      texts.add(lines);
    }
    int tallest = texts.stream().mapToInt(List::size).max().orElse(1);
    int height = (tallest - 1) * Diagram.LEADING + Diagram.TEXT + 2 * Diagram.PADDING;
    List<Box> row = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int x = MARGIN + i * (each + BETWEEN);
      row.add(new Box(x, y, each, height, contents.get(i).tone(), texts.get(i)));
    }
    return row;
  }

  /** From every box of one row to every box of the next, over one line between them. */
  private static void join(List<Box> above, List<Box> below, List<Way> ways) {
    if (above.isEmpty()) {
      return;
    }
    int middle = below.get(0).y() - STEP / 2 - 2;
    int left = Integer.MAX_VALUE;
    int right = Integer.MIN_VALUE;
    for (Box box : above) {
      int x = box.x() + box.width() / 2;
      ways.add(new Way(x, box.y() + box.height(), x, middle, false));
      left = Math.min(left, x);
      right = Math.max(right, x);
    }
    for (Box box : below) {
      int x = box.x() + box.width() / 2;
      ways.add(new Way(x, middle, x, box.y(), true));
      left = Math.min(left, x);
      right = Math.max(right, x);
    }
    ways.add(new Way(left, middle, right, middle, false));
  }

  private String csv() {
    CsvText csv = new CsvText("stage,box,line");
    stages.forEach(
        (stage, boxes) ->
            boxes.forEach(box -> box.lines().forEach(line -> csv.row(stage, box.heading(), line))));
    return csv.toString();
  }
}
