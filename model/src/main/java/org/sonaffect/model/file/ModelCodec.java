package org.sonaffect.model.file;

import java.util.ArrayList;
import java.util.List;
import org.sonaffect.automl.ensemble.EnsembleCodec;
import org.sonaffect.automl.ensemble.EnsembleModel;
import org.sonaffect.learning.FittedByDomain;
import org.sonaffect.learning.FittedPipelines;
import org.sonaffect.learning.PipelineCodec;
import org.sonaffect.learning.portable.Allowance;
import org.sonaffect.learning.portable.Fields;
import org.sonaffect.learning.portable.Portable;
import org.sonaffect.learning.portable.Reading;
import org.sonaffect.learning.portable.RecordCodec;
import org.sonaffect.learning.portable.Shapes;
import org.sonaffect.model.Calibration;
import org.sonaffect.model.ClipSpace;
import org.sonaffect.model.ColumnRanges;
import org.sonaffect.model.Correction;
import org.sonaffect.model.IntervalRule;
import org.sonaffect.model.ModelCard;
import org.sonaffect.model.ModelCore;
import org.sonaffect.model.ReferenceClip;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.predict.Predictor;

/** A {@link TrainedModel} as plain values, and back. */
final class ModelCodec {
  private static final String BY_DOMAIN = "by-domain";
  private static final int LONGEST_NAME = 1000;
  private static final int MOST_INTERVALS = Shapes.MOST_DOMAINS * Shapes.MOST_TARGETS;

  /** Numbers in rating units, whose scale is [-1, 1], lie far within this. */
  private static final double MOST_RATING = 1e6;

  /** So that all places in a space are floats, of whatever clip. */
  private static final double MOST_DIRECTION = 1e20;

  /** Corpora of a domain: one, if a model was trained by this program. */
  private static final int MOST_CORPORA = 4;

  /** Scores of a domain and target: two, if a model was trained by this program. */
  private static final int MOST_SCORES = 8;

  private ModelCodec() {}

  static Fields to(TrainedModel model) {
    return Fields.NONE
        .with("card", RecordCodec.PLAIN.to(model.card()))
        .with("columns", model.columns(), Portable.Text::new)
        .with("clips", model.clips(), RecordCodec.PLAIN::to)
        .with("intervals", model.intervals(), RecordCodec.PLAIN::to)
        .with("ranges", RecordCodec.PLAIN.to(model.ranges()))
        .with("typical", List.of(model.typical()), Portable.Floats::new)
        .with("space", RecordCodec.PLAIN.to(model.space()))
        .with("calibration", calibration(model))
        .with("core", core(model.core()));
  }

  static Portable calibration(TrainedModel model) {
    Calibration calibration = model.calibration();
    return calibration == null ? new Portable.Nothing() : RecordCodec.PLAIN.to(calibration);
  }

  private static Fields core(ModelCore core) {
    if (core.model() instanceof EnsembleModel ensemble) {
      return EnsembleCodec.to(ensemble, core.stored());
    }
    return core.model() instanceof FittedByDomain apart
        ? Fields.of(BY_DOMAIN)
            .with("domains", apart.domains(), pipelines -> PipelineCodec.to(pipelines, null))
        : PipelineCodec.to((FittedPipelines) core.model(), core.stored());
  }

  static TrainedModel from(Reading root) {
    root.fields(
        "card",
        "columns",
        "clips",
        "intervals",
        "ranges",
        "typical",
        "space",
        "calibration",
        "core");
    ModelCard card = RecordCodec.PLAIN.from(root.field("card"), ModelCard.class);
    shape(root.field("card").field("targets"), card.targets(), Shapes.MOST_TARGETS);
    shape(root.field("card").field("domains"), card.domains(), Shapes.MOST_DOMAINS);
    sizes(root.field("card"), card);
    List<String> columns =
        root.field("columns").items(1, Shapes.MOST_COLUMNS).stream()
            .map(name -> name.text(LONGEST_NAME))
            .toList();
    List<ReferenceClip> clips =
        root.field("clips").items(1, Shapes.MOST_ROWS).stream().map(ModelCodec::clip).toList();
    float[][] typical =
        root.field("typical").items(1, Shapes.MOST_DOMAINS).stream()
            .map(Reading::floats)
            .toArray(float[][]::new);
    Reading adapted = root.field("calibration");
    ClipSpace space = space(root.field("space"));
    return root.made(
        () ->
            checked(
                new TrainedModel(
                    card,
                    columns,
                    core(root.field("core"), card.domains().size()),
                    space,
                    clips,
                    rules(root.field("intervals"), MOST_INTERVALS),
                    RecordCodec.PLAIN.from(root.field("ranges"), ColumnRanges.class),
                    typical,
                    adapted.nothing() ? null : calibration(adapted, card, space))));
  }

  /** Names of which there is at least one, and each once. */
  private static void shape(Reading reading, List<String> names, int most) {
    if (names.isEmpty()
        || names.size() > most
        || names.stream().distinct().count() < names.size()) {
      throw reading.refuse(
          names.size() + " names", "at least one, at most %d, each once".formatted(most));
    }
  }

  /** As many things in the card as its domains and targets ask for. */
  private static void sizes(Reading reading, ModelCard card) {
    int targets = card.targets().size();
    int both = card.domains().size() * targets;
    reading.field("configuration").items(targets, targets);
    reading.field("corpora").items(0, MOST_CORPORA * card.domains().size());
    reading.field("scores").items(0, MOST_SCORES * both);
    reading.field("intervals").items(0, both);
    for (Reading corpus : reading.field("corpora").items(0, card.corpora().size())) {
      corpus.field("ratings").items(targets, targets);
    }
  }

  /** What predicts, with what a row costs: of models by domain, the sum over all domains. */
  private static ModelCore core(Reading reading, int domains) {
    double before = reading.charged(Allowance.Cost.PREDICTING);
    if (reading.kind().equals("ensemble")) {
      EnsembleCodec.Read read = EnsembleCodec.from(reading);
      double steps = reading.charged(Allowance.Cost.PREDICTING) - before;
      return new ModelCore(read.model(), read.stored(), steps);
    } else if (reading.kind().equals("pipelines")) {
      PipelineCodec.Read read = PipelineCodec.from(reading);
      double steps = reading.charged(Allowance.Cost.PREDICTING) - before;
      return new ModelCore(read.pipelines(), read.stored(), steps);
    } else if (reading.kind().equals(BY_DOMAIN)) {
      FittedByDomain read = byDomain(reading, domains);
      return new ModelCore(read, null, reading.charged(Allowance.Cost.PREDICTING) - before);
    }
    throw reading.refuse(
        "the kind " + reading.kind(), "ensemble, pipelines or %s".formatted(BY_DOMAIN));
  }

  private static FittedByDomain byDomain(Reading reading, int count) {
    List<FittedPipelines> domains = new ArrayList<>();
    for (Reading domain : reading.fields("kind", "domains").field("domains").items(count, count)) {
      FittedPipelines read = PipelineCodec.from(domain).pipelines();
      domains.add(read);
      if (read.columns() != domains.get(0).columns()
          || read.targets() != domains.get(0).targets()) {
        throw domain.refuse(
            "%d columns and %d targets".formatted(read.columns(), read.targets()),
            "those of the first domain");
      }
    }
    return new FittedByDomain(domains);
  }

  private static ReferenceClip clip(Reading reading) {
    ReferenceClip clip = RecordCodec.PLAIN.from(reading, ReferenceClip.class);
    rating(reading.field("arousal"));
    rating(reading.field("valence"));
    reading.field("outOfFold").items(0, Shapes.MOST_TARGETS).forEach(ModelCodec::rating);
    return clip;
  }

  private static void rating(Reading reading) {
    reading.number(-MOST_RATING, MOST_RATING);
  }

  private static ClipSpace space(Reading reading) {
    ClipSpace space = RecordCodec.PLAIN.from(reading, ClipSpace.class);
    for (float scale : space.scale()) {
      if (!(scale > 0)) {
        throw reading.field("scale").refuse(String.valueOf(scale), "scales above 0");
      }
    }
    for (float direction : space.directions()) {
      if (!(Math.abs(direction) <= MOST_DIRECTION)) {
        throw reading
            .field("directions")
            .refuse(String.valueOf(direction), "numbers up to " + MOST_DIRECTION);
      }
    }
    return space;
  }

  private static List<IntervalRule> rules(Reading reading, int most) {
    return reading.items(1, most).stream().map(ModelCodec::rule).toList();
  }

  private static IntervalRule rule(Reading reading) {
    IntervalRule rule = RecordCodec.PLAIN.from(reading, IntervalRule.class);
    reading.field("typical").number(0, MOST_RATING);
    double most = rule.adaptive() ? MOST_RATING : Double.POSITIVE_INFINITY;
    reading.field("quantile").number(0, most);
    return rule;
  }

  static Calibration calibration(Reading reading, ModelCard card, ClipSpace space) {
    reading.fields("domain", "corrections", "intervals");
    int targets = card.targets().size();
    List<Correction> corrections =
        reading.field("corrections").items(targets, targets).stream()
            .map(correction -> correction(correction, space))
            .toList();
    List<IntervalRule> rules = rules(reading.field("intervals"), targets);
    String domain = reading.field("domain").text(LONGEST_NAME);
    for (int t = 0; t < targets; t++) {
      if (rules.size() != targets
          || !corrections.get(t).target().equals(card.targets().get(t))
          || !rules.get(t).target().equals(card.targets().get(t))
          || !rules.get(t).domain().equals(domain)
          || !card.domains().contains(domain)) {
        throw reading.refuse(
            "corrections and intervals of other targets or domains",
            "one of each for each target of one of the model's domains");
      }
    }
    return new Calibration(domain, corrections, rules);
  }

  private static Correction correction(Reading reading, ClipSpace space) {
    Correction correction = RecordCodec.PLAIN.from(reading, Correction.class);
    for (String name : List.of("offset", "slope", "centre")) {
      rating(reading.field(name));
    }
    reading.field("reach").number(Double.MIN_VALUE, Double.MAX_VALUE);
    if (correction.anchors().length != (long) correction.weights().length * space.dimensions()) {
      throw reading.refuse(
          "%d coordinates of %d clips"
              .formatted(correction.anchors().length, correction.weights().length),
          "%d for each clip".formatted(space.dimensions()));
    }
    for (double weight : correction.weights()) {
      if (!(Math.abs(weight) <= MOST_RATING)) {
        throw reading.field("weights").refuse(String.valueOf(weight), "numbers in rating units");
      }
    }
    return correction;
  }

  /** What a predictor asks of a model beyond its shape. */
  private static TrainedModel checked(TrainedModel model) {
    new Predictor(model);
    for (ReferenceClip clip : model.clips()) {
      model.targets().forEach(clip::rating);
    }
    return model;
  }
}
