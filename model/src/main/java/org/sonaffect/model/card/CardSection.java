package org.sonaffect.model.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.sonaffect.corpus.SampleRates;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.model.ModelCard;
import org.sonaffect.report.page.Columns;
import org.sonaffect.report.page.Table;
import org.sonaffect.study.Protocol;

/**
 * A part of a model card, for terminal and page alike.
 *
 * @param heading a few words
 * @param sentences said first
 * @param table after them; without rows where there is none
 */
record CardSection(String heading, List<String> sentences, Table table) {

  /** The whole card. */
  static List<CardSection> of(ModelCard card) {
    List<CardSection> sections = new ArrayList<>();
    if (card.demonstration()) {
      sections.add(
          said(
              "Demonstration",
              List.of(
                  "This model was trained on synthetic clips with computed ratings, to show how the"
                      + " program works. It says nothing about listeners.")));
    }
    sections.add(said("Model", model(card)));
    sections.add(corpora(card));
    sections.add(scores(card));
    sections.add(intervals(card));
    if (card.changes() != null) {
      sections.add(changes(card.changes()));
    }
    if (card.calibration() != null) {
      sections.add(calibration(card.calibration()));
    }
    sections.add(said("Limits", card.limits()));
    return sections;
  }

  private static CardSection said(String heading, List<String> sentences) {
    return tabled(heading, sentences, new Columns<String>(), List.of());
  }

  private static <T> CardSection tabled(
      String heading, List<String> sentences, Columns<T> columns, List<T> rows) {
    return new CardSection(heading, sentences, columns.table("card", heading, rows));
  }

  private static List<String> model(ModelCard card) {
    List<String> words = new ArrayList<>();
    words.add(
        "%s predicts %s, in [-1, 1], from %d features: %s%s."
            .formatted(
                card.model(),
                String.join(" and ", card.targets()),
                card.columns(),
                card.extractor(),
                card.audio() ? ", from any audio" : "; not from audio"));
    for (int t = 0; t < card.configuration().size(); t++) {
      words.add("%s: %s.".formatted(card.targets().get(t), card.configuration().get(t)));
    }
    words.add(
        "Domains: %s. The nearest training clips give the right domain for %s of the training clips"
                .formatted(
                    String.join(", ", card.domains()),
                    number(100 * card.domainAccuracy(), "%.1f %%"))
            + " (each judged by clips of other groups).");
    words.add("Trained by %s, seed %d.".formatted(card.program(), card.seed()));
    return words;
  }

  private static CardSection corpora(ModelCard card) {
    Columns<ModelCard.CorpusCard> columns =
        new Columns<ModelCard.CorpusCard>()
            .label("corpus", ModelCard.CorpusCard::name)
            .value("domain", ModelCard.CorpusCard::domain)
            .value("clips", ModelCard.CorpusCard::clips);
    for (int t = 0; t < card.targets().size(); t++) {
      int target = t;
      columns.value(
          card.targets().get(t) + " ratings", corpus -> range(corpus.ratings().get(target)));
    }
    columns
        .value("synthetic", corpus -> corpus.synthetic() ? "yes" : "no")
        .value("source", ModelCard.CorpusCard::source)
        .value("licence", c -> Objects.requireNonNullElse(c.licence(), "unknown"))
        .value("features", ModelCard.CorpusCard::features)
        .value("SHA-256", ModelCard.CorpusCard::hash);
    SampleRates rates = card.rates();
    List<String> sentences =
        rates.counts().isEmpty() ? List.of() : List.of("Sample rates: " + rates + ".");
    return tabled("Training clips", sentences, columns, card.corpora());
  }

  private static String range(ModelCard.RatingRange ratings) {
    return number(ratings.low(), "%.2f") + " to " + number(ratings.high(), "%.2f");
  }

  private static CardSection scores(ModelCard card) {
    Columns<ModelCard.Score> columns =
        new Columns<ModelCard.Score>()
            .label("domain", ModelCard.Score::domain)
            .value("target", ModelCard.Score::target)
            .value("metric", score -> metric(score.metric()))
            .value("mean of folds, 95 % interval", CardSection::withInterval)
            .value("out of fold", score -> score(score.outOfFold()));
    return tabled(
        "How well it predicts clips it has not seen",
        List.of(presentWords(card.protocol()) + "."),
        columns,
        card.scores());
  }

  private static String withInterval(ModelCard.Score score) {
    return score(score.mean())
        + (Double.isFinite(score.halfWidth()) ? " ± " + score(score.halfWidth()) : "");
  }

  private static String metric(String word) {
    return Stream.of(Metric.values())
        .filter(metric -> metric.word().equals(word))
        .map(Metric::title)
        .findFirst()
        .orElse(word.toUpperCase(Locale.ROOT));
  }

  /** Cards of earlier versions begin with the first word of their protocol. */
  private static String presentWords(String protocol) {
    String first = Protocol.NESTED.firstWord() + ":";
    return protocol.startsWith(first)
        ? Protocol.NESTED.word() + ":" + protocol.substring(first.length())
        : protocol;
  }

  private static CardSection intervals(ModelCard card) {
    Columns<ModelCard.Coverage> columns =
        new Columns<ModelCard.Coverage>()
            .label("domain", ModelCard.Coverage::domain)
            .value("target", ModelCard.Coverage::target)
            .value("clips", ModelCard.Coverage::clips)
            .value("covered", c -> checked(c, 100 * c.coverage(), "%.1f %%"))
            .value("domain guessed", c -> checked(c, 100 * c.guessedCoverage(), "%.1f %%"))
            .value("width", c -> checked(c, c.width(), "%.3f"))
            .value("constant covered", c -> number(100 * c.constantCoverage(), "%.1f %%"))
            .value("constant width", c -> number(c.constantWidth(), "%.3f"))
            .value("own width", c -> number(c.shipped(), "%.3f"))
            .value("half-width", ModelCard.Coverage::method);
    return tabled(
        "How well its intervals hold",
        List.of(
            "Nominal 90 %. Covered and width: for outer test clips, with intervals from the"
                + " training rows of their fold alone. Domain guessed: the same values, with the"
                + " intervals of the domain that the nearest training clips suggest. Constant:"
                + " intervals of the same kind around the median training rating of the domain. Own:"
                + " mean width of the model's own intervals over the training clips."),
        columns,
        card.intervals());
  }

  private static CardSection changes(ModelCard.Changes changes) {
    Columns<ModelCard.ChangeScore> columns =
        new Columns<ModelCard.ChangeScore>()
            .label("domain", ModelCard.ChangeScore::domain)
            .value("target", ModelCard.ChangeScore::target)
            .value("change", ModelCard.ChangeScore::change)
            .value("clips", ModelCard.ChangeScore::clips)
            .value("shift", s -> (s.shift() > 0 ? "+" : "") + number(s.shift(), "%.3f"))
            .value("rms", s -> number(s.rms(), "%.3f"))
            .value("r", s -> score(s.pearson()))
            .value("R²", s -> score(s.r2()))
            .value("covered", CardSection::covered);
    String trained =
        changes.variants().isEmpty()
            ? "It was trained on unchanged clips only."
            : "Training clips were also trained on after these changes: %s."
                .formatted(String.join(", ", changes.variants()));
    return tabled(
        "The same clips, changed",
        List.of(
            trained,
            "Predictions of outer test clips after a change, compared with those of the "
                + "unchanged clips: mean shift, root mean square of the difference, correlation. R² "
                + "and covered: predictions of the changed clips, compared with their ratings."),
        columns,
        changes.scores());
  }

  private static String covered(ModelCard.ChangeScore score) {
    return Double.isFinite(score.coverage())
        ? number(100 * score.coverage(), "%.1f %%")
        : "not checked";
  }

  private static CardSection calibration(ModelCard.CalibrationCard calibration) {
    List<String> words = new ArrayList<>();
    words.add(
        "Adapted to the listeners of %s (%d clips, SHA-256 %s) in the domain %s. Scores and"
                .formatted(
                    calibration.corpus(),
                    calibration.clips(),
                    calibration.hash(),
                    calibration.domain())
            + " intervals above are from before the adaptation.");
    words.addAll(calibration.findings());
    return said("Calibration", words);
  }

  private static String checked(ModelCard.Coverage coverage, double value, String format) {
    return coverage.checked() ? number(value, format) : "not checked";
  }

  private static String number(double value, String format) {
    return Double.isFinite(value)
        ? String.format(Locale.ROOT, format, value).replace('-', '−')
        : "unknown";
  }

  /** R² of ratings that are all equal is no number. */
  private static String score(double value) {
    return Double.isFinite(value) ? number(value, "%.3f") : "undefined";
  }
}
