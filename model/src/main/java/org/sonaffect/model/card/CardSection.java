package org.sonaffect.model.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.sonaffect.corpus.SampleRates;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.model.ModelCard;
import org.sonaffect.study.Protocol;

/**
 * A part of a model card, for terminal and page alike.
 *
 * @param heading a few words
 * @param sentences said first
 * @param header of a table, where there is one
 * @param rows of the table
 */
record CardSection(
    String heading, List<String> sentences, List<String> header, List<List<String>> rows) {

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
    return new CardSection(heading, sentences, List.of(), List.of());
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
    List<String> header = new ArrayList<>(List.of("corpus", "domain", "clips"));
    card.targets().forEach(target -> header.add(target + " ratings"));
    header.addAll(List.of("synthetic", "source", "licence", "features", "SHA-256"));
    List<List<String>> rows = new ArrayList<>();
    for (ModelCard.CorpusCard corpus : card.corpora()) {
      List<String> row =
          new ArrayList<>(
              List.of(corpus.name(), corpus.domain(), Integer.toString(corpus.clips())));
      corpus
          .ratings()
          .forEach(r -> row.add(number(r.low(), "%.2f") + " to " + number(r.high(), "%.2f")));
      String licence = corpus.licence();
      row.addAll(
          List.of(
              corpus.synthetic() ? "yes" : "no",
              corpus.source(),
              licence == null ? "unknown" : licence,
              corpus.features(),
              corpus.hash()));
      rows.add(row);
    }
    SampleRates rates = card.rates();
    List<String> sentences =
        rates.counts().isEmpty() ? List.of() : List.of("Sample rates: " + rates + ".");
    return new CardSection("Training clips", sentences, header, rows);
  }

  private static CardSection scores(ModelCard card) {
    List<List<String>> rows = new ArrayList<>();
    for (ModelCard.Score score : card.scores()) {
      rows.add(
          List.of(
              score.domain(),
              score.target(),
              metric(score.metric()),
              score(score.mean())
                  + (Double.isFinite(score.halfWidth()) ? " ± " + score(score.halfWidth()) : ""),
              score(score.outOfFold())));
    }
    return new CardSection(
        "How well it predicts clips it has not seen",
        List.of(presentWords(card.protocol()) + "."),
        List.of("domain", "target", "metric", "mean of folds, 95 % interval", "out of fold"),
        rows);
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
    List<List<String>> rows = new ArrayList<>();
    for (ModelCard.Coverage c : card.intervals()) {
      rows.add(
          List.of(
              c.domain(),
              c.target(),
              Integer.toString(c.clips()),
              checked(c, 100 * c.coverage(), "%.1f %%"),
              checked(c, 100 * c.guessedCoverage(), "%.1f %%"),
              checked(c, c.width(), "%.3f"),
              number(100 * c.constantCoverage(), "%.1f %%"),
              number(c.constantWidth(), "%.3f"),
              number(c.shipped(), "%.3f"),
              c.method()));
    }
    return new CardSection(
        "How well its intervals hold",
        List.of(
            "Nominal 90 %. Covered and width: for outer test clips, with intervals from the"
                + " training rows of their fold alone. Domain guessed: the same values, with the"
                + " intervals of the domain that the nearest training clips suggest. Constant:"
                + " intervals of the same kind around the median training rating of the domain. Own:"
                + " mean width of the model's own intervals over the training clips."),
        List.of(
            "domain",
            "target",
            "clips",
            "covered",
            "domain guessed",
            "width",
            "constant covered",
            "constant width",
            "own width",
            "half-width"),
        rows);
  }

  private static CardSection changes(ModelCard.Changes changes) {
    List<List<String>> rows = new ArrayList<>();
    for (ModelCard.ChangeScore s : changes.scores()) {
      rows.add(
          List.of(
              s.domain(),
              s.target(),
              s.change(),
              Integer.toString(s.clips()),
              (s.shift() > 0 ? "+" : "") + number(s.shift(), "%.3f"),
              number(s.rms(), "%.3f"),
              score(s.pearson()),
              score(s.r2()),
              Double.isFinite(s.coverage())
                  ? number(100 * s.coverage(), "%.1f %%")
                  : "not checked"));
    }
    String trained =
        changes.variants().isEmpty()
            ? "It was trained on unchanged clips only."
            : "Training clips were also trained on after these changes: %s."
                .formatted(String.join(", ", changes.variants()));
    return new CardSection(
        "The same clips, changed",
        List.of(
            trained,
            "Predictions of outer test clips after a change, compared with those of the "
                + "unchanged clips: mean shift, root mean square of the difference, correlation. R² "
                + "and covered: predictions of the changed clips, compared with their ratings."),
        List.of("domain", "target", "change", "clips", "shift", "rms", "r", "R²", "covered"),
        rows);
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
