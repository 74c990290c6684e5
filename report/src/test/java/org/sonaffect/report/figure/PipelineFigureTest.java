package org.sonaffect.report.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sonaffect.report.figure.Diagram.Box;
import org.sonaffect.report.figure.Diagram.Line;
import org.sonaffect.report.figure.Diagram.Way;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Figure 2: everything of the study is in it, no text leaves its box, no box meets another. */
class PipelineFigureTest {
  private static final FontRenderContext SCREEN = new FontRenderContext(null, true, true);

  private static ObjectNode run(int corpora, String name, int mixtures, int protocols) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    for (int c = 0; c < corpora; c++) {
      root.withArray("corpora")
          .addObject()
          .put("name", name + c)
          .put("domain", "domain of " + name)
          .put("clips", 935)
          .put("groups", 930)
          .put("strata", 8)
          .put("features", 6373)
          .put("feature_source", "a.csv sha256:0123456789abcdef0123456789abcdef0123456789abcdef");
    }
    ObjectNode study = root.putObject("study").put("seed", Long.MAX_VALUE);
    for (int m = 0; m < mixtures; m++) {
      study.withArray("mixtures").add("%s0:1+%s1:0.%d".formatted(name, name, 10 + m));
    }
    for (int p = 0; p < protocols; p++) {
      study
          .withArray("protocols")
          .add(List.of("nested", "published-2023", "published-2024").get(p));
    }
    study.withArray("targets").add("arousal").add("valence");
    study.withArray("models").addObject().put("name", "svr").put("points", 26000);
    study.withArray("models").addObject().put("name", "automl").put("trials", 60);
    study.withArray("controls").addObject().put("randomise", name + "0").put("draws", 10);
    study.putObject("folds").put("count", 5).put("inner", 4).put("repeats", 3);
    return root;
  }

  private static Diagram drawn(ObjectNode run) {
    return PipelineFigure.read(run).diagram();
  }

  private static final String LONG =
      "an-extraordinarily-long-name-of-a-corpus-WITH-CAPITALS-WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW";

  @ParameterizedTest
  @CsvSource({
    "1, sounds, 1, 1",
    "2, sounds, 3, 3",
    "4, 'a name with spaces, (in brackets) & <signs>', 30, 3",
    "4, LONG, 9, 2",
    "9, 音楽とサウンドのコーパス, 2, 1",
    "1, LONG, 1, 3"
  })
  void noTextLeavesItsBoxAndNoBoxMeetsAnother(
      int corpora, String name, int mixtures, int protocols) {
    Diagram diagram = drawn(run(corpora, name.equals("LONG") ? LONG : name, mixtures, protocols));
    List<Box> boxes = diagram.boxes();
    for (Box box : boxes) {
      for (int i = 0; i < box.lines().size(); i++) {
        Line line = box.lines().get(i);
        double width =
            new Font(Font.SANS_SERIF, line.bold() ? Font.BOLD : Font.PLAIN, Diagram.TEXT)
                .getStringBounds(line.text(), SCREEN)
                .getWidth();
        assertTrue(width <= box.width() - 2 * Diagram.PADDING, line.text() + " is " + width);
        assertTrue(box.baseline(i) <= box.y() + box.height() - Diagram.PADDING + 2, line::text);
      }
      assertTrue(box.x() >= 0 && box.x() + box.width() <= diagram.width(), box::toString);
      assertTrue(box.y() >= 0 && box.y() + box.height() <= diagram.height(), box::toString);
      for (Box other : boxes) {
        boolean apart =
            box == other
                || box.x() + box.width() < other.x()
                || other.x() + other.width() < box.x()
                || box.y() + box.height() < other.y()
                || other.y() + other.height() < box.y();
        assertTrue(apart, box + " meets " + other);
      }
      for (Way way : diagram.ways()) {
        boolean inside =
            Math.max(way.x1(), way.x2()) > box.x()
                && Math.min(way.x1(), way.x2()) < box.x() + box.width()
                && Math.max(way.y1(), way.y2()) > box.y()
                && Math.min(way.y1(), way.y2()) < box.y() + box.height();
        assertFalse(inside, way + " crosses " + box);
      }
    }
  }

  @Test
  void namesAndNumbersAreTheStudysOwn() {
    String text =
        drawn(run(2, "sounds", 3, 3)).boxes().stream()
            .flatMap(box -> box.lines().stream())
            .map(Line::text)
            .collect(Collectors.joining(" "));
    for (String wanted :
        List.of(
            "sounds0",
            "sounds1",
            "935 rated clips",
            "6373 features per clip",
            "5 outer folds, drawn 3 times",
            "3 training sets",
            "sounds0 + 12 % of sounds1",
            "10 draws",
            "Protocol nested",
            "4 inner folds",
            "published-2024",
            "26000 pipelines",
            "at most 60 trials",
            "mean over 15 test folds")) {
      assertTrue(text.contains(wanted), wanted + " is not in " + text);
    }
  }

  @Test
  void jointAgainstAloneStandsWhereTheStudyHasBoth() {
    ObjectNode run = run(2, "s", 1, 1);
    assertFalse(PipelineFigure.of(run).csv().contains("joint and single training"));
    ((ObjectNode) run.path("study")).withArray("mixtures").add("s0:1");
    assertTrue(PipelineFigure.of(run).csv().contains("joint and single training"));
  }

  @Test
  void aDollarInATextIsNoReference() throws IOException {
    Figure figure = PipelineFigure.of(run(1, "s", 1, 1));
    Figure named = new Figure("a$1", "costs $2 <b>", figure.drawing(), "");
    assertTrue(named.inlineSvg().contains("aria-label=\"costs $2 &lt;b&gt;\""), named.inlineSvg());
  }

  @Test
  void manyMixturesAreCounted() {
    assertTrue(PipelineFigure.of(run(2, "s", 30, 1)).csv().contains("and 18 more"));
  }

  @Test
  void theSvgIsWellFormedWhateverTheNames() throws Exception {
    Figure figure = PipelineFigure.of(run(2, "<&\"'>\u0001", 1, 1));
    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(figure.drawing().svg())));
    assertEquals("svg", svg.getDocumentElement().getTagName());
    assertEquals(0, svg.getElementsByTagName("script").getLength());
    assertTrue(figure.inlineSvg().startsWith("<svg role="), figure.inlineSvg());
  }

  @Test
  void aStudyWithoutControlsHasNoBoxOfThem() throws IOException {
    ObjectNode run = run(1, "s", 1, 1);
    ((ObjectNode) run.path("study")).remove("controls");
    assertFalse(PipelineFigure.of(run).drawing().svg().contains("Random-label"));
  }
}
