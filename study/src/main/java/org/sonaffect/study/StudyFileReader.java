package org.sonaffect.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.FeatureSet;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.acoustics.signal.Signal;
import org.sonaffect.acoustics.signal.SignalText;
import org.sonaffect.corpus.file.NearestName;
import org.sonaffect.corpus.file.YamlValue;

/**
 * Reads a study.yaml strictly: no unknown keys, no values out of range (docs/spec/file-formats.md
 * §4).
 */
final class StudyFileReader {
  private static final List<String> KEYS =
      List.of(
          """
          corpora targets mixtures complementary models protocol folds controls grids halving
          budget learning-curve transfer augment seed roles published headline notes sets signal
          leave-out quick
          """
              .split("\\s+"));
  private static final List<String> QUICK_KEYS =
      KEYS.stream()
          .filter(key -> !List.of("corpora", "sets", "signal", "leave-out", "quick").contains(key))
          .toList();

  /** Enough for any comparison, few enough that a slip of the keyboard does not run for a year. */
  private static final int MAX_REPEATS = 1000;

  /** Trials of an AutoML search in the quick form. */
  private static final int QUICK_TRIALS = 12;

  /** The paper's own seed. */
  private static final long DEFAULT_SEED = 1983;

  /** Slack for shares like 0.1 + 0.9, whose sum is not exactly 1 in binary. */
  private static final double SHARE_SLACK = 1e-9;

  private StudyFileReader() {}

  static StudyFile read(Path file) {
    return StudyException.reading(
        () -> {
          YamlValue root = YamlValue.read(file, "the study").mapping(KEYS);
          return parse(root, parse(quick(root), null));
        });
  }

  /** The study with what its quick section states put over it. */
  private static YamlValue quick(YamlValue root) {
    YamlValue section = root.get("quick");
    YamlValue merged = root.without("quick");
    if (section != null) {
      section.mapping(QUICK_KEYS);
      for (Map.Entry<String, YamlValue> entry : section.entries().entrySet()) {
        YamlValue old = merged.get(entry.getKey());
        YamlValue own = entry.getValue();
        merged =
            merged.with(
                entry.getKey(), old != null && old.isMap() && own.isMap() ? over(old, own) : own);
      }
      return withoutStrangeHeadline(merged, section);
    }
    YamlValue folds = merged.get("folds");
    YamlValue cut = folds != null && folds.isMap() ? folds : merged.emptyMap("folds");
    YamlValue controls = merged.get("controls");
    if (controls != null && controls.isList() && !controls.isEmpty()) {
      merged =
          merged.with(
              "controls",
              controls.withItems(
                  controls.items().stream()
                      .map(item -> item.isMap() ? item.with("draws", 1) : item)
                      .toList()));
    }
    return merged
        .with("folds", cut.with("repeats", 1).with("inner", 3))
        .with("budget", merged.emptyMap("budget").with("automl-trials", QUICK_TRIALS));
  }

  /** The quick form may leave out the model that the whole study's answer is about. */
  private static YamlValue withoutStrangeHeadline(YamlValue merged, YamlValue section) {
    YamlValue headline = merged.get("headline");
    YamlValue models = section.get("models");
    return headline != null
            && section.get("headline") == null
            && models != null
            && models.items().stream().noneMatch(model -> model.text().equals(headline.text()))
        ? merged.without("headline")
        : merged;
  }

  /** A map with the entries of another put over its own. */
  private static YamlValue over(YamlValue map, YamlValue other) {
    YamlValue merged = map;
    for (Map.Entry<String, YamlValue> entry : other.entries().entrySet()) {
      merged = merged.with(entry.getKey(), entry.getValue());
    }
    return merged;
  }

  private static StudyFile parse(YamlValue root, @Nullable StudyFile quick) {
    List<Path> corpora = root.require("corpora").items().stream().map(YamlValue::path).toList();
    List<Protocol> protocols = protocols(root.get("protocol"));
    ModelReader models = new ModelReader(root);
    StudyFile study =
        new StudyFile(
            root.file(),
            distinct(root.require("corpora"), corpora),
            orElse(root.get("sets"), StudyFileReader::sets, FeatureSets.DEFAULT)
                .with(orElse(root.get("signal"), StudyFileReader::signal, Signal.NONE)),
            orElse(root.get("leave-out"), l -> distinct(l, l.texts()), List.of()),
            targets(root.get("targets")),
            mixtures(root, corpora.size()),
            models.models(),
            protocols,
            folds(root.get("folds")),
            controls(root.get("controls")),
            models.autoMl(),
            orNull(root.get("learning-curve"), LearningCurve::read),
            orNull(root.get("transfer"), Transfer::read),
            orNull(root.get("augment"), Augmentation::read),
            orElse(root.get("seed"), YamlValue::seed, DEFAULT_SEED),
            Presentation.read(root, models.models()),
            quick == null,
            quick);
    checkBesideMixtures(root, study);
    checkAugment(root, study);
    checkJoint(root, study);
    return study;
  }

  /**
   * The published protocols have no groups to keep a clip and its variants in; and features are
   * aligned for clips as they are.
   */
  private static void checkAugment(YamlValue root, StudyFile study) {
    YamlValue value = root.get("augment");
    if (value == null || study.augmentation().none()) {
      return;
    }
    if (study.protocols().stream().anyMatch(protocol -> protocol != Protocol.NESTED)) {
      throw value.error("needs protocol %s alone".formatted(Protocol.NESTED.word()));
    }
    if (study.transfer() != null) {
      throw value.error("cannot be combined with transfer");
    }
    for (StudyModel model : study.models()) {
      if (JointModel.names(model.name())) {
        throw value.error("cannot be combined with the model %s".formatted(model.name()));
      }
    }
  }

  /** A joint model needs something to join; that of the AutoML, its choices. */
  private static void checkJoint(YamlValue root, StudyFile study) {
    for (StudyModel model : study.models()) {
      boolean somewhere =
          study.protocols().stream()
              .anyMatch(p -> study.mixtures().stream().anyMatch(m -> model.exists(p, m)));
      if (!somewhere) {
        throw root.require("models")
            .error(
                "has %s, which needs protocol %s and a mixture of several corpora"
                    .formatted(model.name(), Protocol.NESTED.word()));
      }
      if (model instanceof JointAutoMlModel) {
        for (Mixture mixture : study.mixtures()) {
          if (model.exists(Protocol.NESTED, mixture)
              && !study.mixtures().containsAll(mixture.alone())) {
            throw root.require("models")
                .error(
                    "has %s, which needs, for the mixture %s, also each of its corpora alone: %s"
                        .formatted(
                            model.name(),
                            mixture.shares(),
                            mixture.alone().stream().map(Mixture::shares).toList()));
          }
        }
      }
    }
  }

  /** Curves and transfers need the protocol nested, models that are grids, and two corpora. */
  private static void checkBesideMixtures(YamlValue root, StudyFile study) {
    for (String key : List.of("learning-curve", "transfer")) {
      YamlValue value = root.get(key);
      if (value != null && !study.protocols().contains(Protocol.NESTED)) {
        throw value.error("needs protocol %s".formatted(Protocol.NESTED.word()));
      }
      if (value != null && study.grids().isEmpty()) {
        throw value.error("needs a model that is a grid, such as svr");
      }
    }
    if (study.transfer() != null && study.corpora().size() < 2) {
      throw root.require("transfer").error("needs at least two corpora, found one");
    }
  }

  private static FeatureSets sets(YamlValue value) {
    List<String> titles = Stream.of(FeatureSet.values()).map(FeatureSet::title).toList();
    return new FeatureSets(
        distinct(
            value,
            value.itemsOrSelf().stream()
                .map(item -> FeatureSet.named(item.oneOf(titles)))
                .toList()));
  }

  /** A text as {@link SignalText} reads it, or a map of settings. */
  private static Signal signal(YamlValue value) {
    try {
      if (!value.isMap()) {
        return SignalText.parse(value.text());
      }
      Map<String, Double> settings = new HashMap<>();
      value
          .mapping(SignalText.SETTINGS)
          .entries()
          .forEach((name, setting) -> settings.put(name, setting.number(-1e6, 1e6)));
      return Signal.of(settings);
    } catch (IllegalArgumentException e) {
      throw value.error(String.valueOf(e.getMessage()));
    }
  }

  private static List<RatingTarget> targets(@Nullable YamlValue list) {
    if (list == null) {
      return RatingTarget.ALWAYS;
    }
    return distinct(list, list.items().stream().map(StudyFileReader::target).toList());
  }

  private static RatingTarget target(YamlValue item) {
    List<String> always = RatingTarget.ALWAYS.stream().map(RatingTarget::word).toList();
    String word = item.text().strip();
    String meant = NearestName.of(word, always);
    if (meant != null && !meant.equals(word)) {
      throw item.wanted(meant);
    }
    if (!RatingTarget.isWord(word)) {
      throw item.wanted("arousal, valence or another dimension that the corpora rate");
    }
    return new RatingTarget(word);
  }

  private static List<Protocol> protocols(@Nullable YamlValue value) {
    if (value == null) {
      return List.of(Protocol.NESTED);
    }
    return distinct(value, value.itemsOrSelf().stream().map(StudyFileReader::protocol).toList());
  }

  /** A protocol by its word, or by its first word; an error names only the words of today. */
  private static Protocol protocol(YamlValue item) {
    return Stream.of(Protocol.values())
        .filter(protocol -> protocol.firstWord().equals(item.text()))
        .findFirst()
        .orElseGet(
            () ->
                Protocol.parse(
                    item.oneOf(Stream.of(Protocol.values()).map(Protocol::word).toList())));
  }

  private static List<Mixture> mixtures(YamlValue root, int corpora) {
    List<Mixture> mixtures = new ArrayList<>();
    YamlValue plain = root.get("mixtures");
    YamlValue complementary = root.get("complementary");
    if (plain != null) {
      plain.items().forEach(item -> mixtures.add(mixture(item, corpora, false)));
    }
    if (complementary != null) {
      complementary.items().forEach(item -> mixtures.add(mixture(item, corpora, true)));
    }
    if (plain == null && complementary == null) {
      return usual(corpora);
    }
    return distinct(plain != null ? plain : root.require("complementary"), mixtures);
  }

  /** Each corpus alone, and, of several, all of them together. */
  private static List<Mixture> usual(int corpora) {
    List<Mixture> mixtures = new ArrayList<>();
    for (int c = 0; c < corpora; c++) {
      List<Double> shares = new ArrayList<>(Collections.nCopies(corpora, 0.0));
      shares.set(c, 1.0);
      mixtures.add(new Mixture(shares, false));
    }
    if (corpora > 1) {
      mixtures.add(new Mixture(Collections.nCopies(corpora, 1.0), false));
    }
    return mixtures;
  }

  private static Mixture mixture(YamlValue vector, int corpora, boolean complementary) {
    List<Double> shares = vector.items().stream().map(share -> share.number(0, 1) + 0.0).toList();
    if (shares.size() != corpora) {
      throw vector.error(
          "has %d shares, expected one for each of the %d corpora"
              .formatted(shares.size(), corpora));
    }
    double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
    if (complementary && Math.abs(sum - 1) > SHARE_SLACK) {
      throw vector.error("is %s, complementary shares sum to 1".formatted(shares));
    }
    if (!complementary && !shares.contains(1.0)) {
      throw vector.error(
          "is %s, expected one share to be 1 (or the key complementary, where shares sum to 1)"
              .formatted(shares));
    }
    return new Mixture(shares, complementary);
  }

  private static FoldSettings folds(@Nullable YamlValue value) {
    if (value == null) {
      return new FoldSettings(5, 5, 1, 25, Map.of());
    }
    value.mapping(List.of("count", "inner", "repeats", "min-stratum", "from"));
    Map<String, Path> from = new HashMap<>();
    YamlValue given = value.get("from");
    if (given != null && given.isMap()) {
      given.keys().forEach(corpus -> from.put(corpus, given.require(corpus).path()));
    } else if (given != null) {
      from.put(FoldSettings.ALL, given.path());
    }
    YamlValue count = value.get("count");
    if (given != null && count != null) {
      throw count.error("cannot be combined with folds.from: the file sets the number of folds");
    }
    return new FoldSettings(
        given != null ? 0 : orElse(count, v -> v.integer(2, MAX_REPEATS), 5),
        orElse(value.get("inner"), v -> v.integer(2, MAX_REPEATS), 5),
        orElse(value.get("repeats"), v -> v.integer(1, MAX_REPEATS), 1),
        orElse(value.get("min-stratum"), v -> v.integer(1, Integer.MAX_VALUE), 25),
        from);
  }

  private static List<ControlPlan> controls(@Nullable YamlValue list) {
    if (list == null || (list.isList() && list.isEmpty())) {
      return List.of();
    }
    List<ControlPlan> controls = new ArrayList<>();
    for (YamlValue item : list.items()) {
      item.mapping(List.of("randomise", "draws"));
      String randomised = item.name("randomise");
      controls.add(
          new ControlPlan(
              randomised != null ? randomised : item.require("randomise").text(),
              orElse(item.get("draws"), v -> v.integer(1, MAX_REPEATS), 1)));
    }
    distinct(list, controls.stream().map(ControlPlan::corpus).toList());
    return controls;
  }

  static <T> List<T> distinct(YamlValue at, List<T> values) {
    for (int i = 0; i < values.size(); i++) {
      T value = values.get(i);
      if (values.indexOf(value) < i) {
        throw at.error(
            "names %s twice".formatted(value instanceof FeatureSet s ? s.title() : value));
      }
    }
    return values;
  }

  private static <T> T orElse(@Nullable YamlValue value, Function<YamlValue, T> read, T otherwise) {
    return value == null ? otherwise : read.apply(value);
  }

  private static <T> @Nullable T orNull(@Nullable YamlValue value, Function<YamlValue, T> read) {
    return value == null ? null : read.apply(value);
  }
}
