package org.sonaffect.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.grid.GridSource;
import org.sonaffect.learning.grid.Halving;

/**
 * Reads a study.yaml strictly: no unknown keys, no values out of range (docs/spec/file-formats.md
 * §4).
 */
final class StudyFileReader {
  private static final List<String> KEYS =
      List.of(
          "corpora",
          "targets",
          "mixtures",
          "complementary",
          "models",
          "protocol",
          "folds",
          "controls",
          "grids",
          "halving",
          "budget",
          "learning-curve",
          "transfer",
          "seed",
          "roles",
          "published",
          "quick");
  private static final List<String> QUICK_KEYS =
      KEYS.stream().filter(key -> !key.equals("corpora") && !key.equals("quick")).toList();

  /** Enough for any comparison, few enough that a slip of the keyboard does not run for a year. */
  private static final int MAX_REPEATS = 1000;

  /** Names of models stand in names of files and in figures, as those of corpora do. */
  private static final Pattern MODEL = Pattern.compile("(?!\\.)[\\p{L}\\p{N}._-]+");

  /** Trials of an AutoML search in the quick form. */
  private static final int QUICK_TRIALS = 12;

  /** The paper's own seed. */
  private static final long DEFAULT_SEED = 1983;

  private static final Pattern BYTES = Pattern.compile("([1-9]\\d{0,5}) ?(MiB|GiB)");

  private static final Pattern DURATION = Pattern.compile("(\\d{1,6}) ?(s|min|h)");

  /** Slack for shares like 0.1 + 0.9, whose sum is not exactly 1 in binary. */
  private static final double SHARE_SLACK = 1e-9;

  private StudyFileReader() {}

  static StudyFile read(Path file) {
    YamlValue root = YamlValue.read(file).mapping(KEYS);
    return parse(root, parse(quick(root), null));
  }

  /** The study with what its quick section states put over it. */
  private static YamlValue quick(YamlValue root) {
    YamlValue section = root.get("quick");
    ObjectNode merged = ((ObjectNode) root.node()).deepCopy();
    merged.remove("quick");
    if (section != null) {
      section.mapping(QUICK_KEYS);
      section
          .node()
          .fields()
          .forEachRemaining(
              entry -> {
                JsonNode old = merged.get(entry.getKey());
                if (old instanceof ObjectNode into && entry.getValue() instanceof ObjectNode over) {
                  into.setAll(over);
                } else {
                  merged.set(entry.getKey(), entry.getValue());
                }
              });
    } else {
      JsonNode folds = merged.get("folds");
      ObjectNode cut = folds instanceof ObjectNode known ? known : merged.putObject("folds");
      cut.put("repeats", 1);
      cut.put("inner", 3);
      merged.putObject("budget").put("automl-trials", QUICK_TRIALS);
      if (merged.get("controls") != null && merged.get("controls").isArray()) {
        merged
            .get("controls")
            .forEach(
                control -> {
                  if (control instanceof ObjectNode known) {
                    known.put("draws", 1);
                  }
                });
      }
    }
    return new YamlValue(root.file(), "", merged);
  }

  private static StudyFile parse(YamlValue root, @Nullable StudyFile quick) {
    List<Path> corpora = root.require("corpora").items().stream().map(YamlValue::path).toList();
    LearningCurve curve = beside(root, "learning-curve", LearningCurve::read);
    Transfer transfer = beside(root, "transfer", Transfer::read);
    if (transfer != null && corpora.size() < 2) {
      throw root.require("transfer").error("wants at least two corpora, found one");
    }
    return new StudyFile(
        root.file(),
        distinct(root.require("corpora"), corpora),
        targets(root.get("targets")),
        mixtures(root, corpora.size()),
        models(root, budget(root.get("budget"))),
        protocols(root.get("protocol")),
        folds(root.get("folds")),
        controls(root.get("controls")),
        budget(root.get("budget")),
        curve,
        transfer,
        orElse(root.get("seed"), YamlValue::seed, DEFAULT_SEED),
        Presentation.read(root),
        quick);
  }

  /** What is done beside the mixtures: under the sound protocol, with models that are grids. */
  private static <T> @Nullable T beside(YamlValue root, String key, Function<YamlValue, T> read) {
    YamlValue value = root.get(key);
    if (value == null) {
      return null;
    }
    if (!protocols(root.get("protocol")).contains(Protocol.SOUND)) {
      throw value.error("wants protocol %s".formatted(Protocol.SOUND.word()));
    }
    if (models(root, Budget.NONE).stream().noneMatch(ModelGrid.class::isInstance)) {
      throw value.error("wants a model other than %s".formatted(AutoMlModel.NAME));
    }
    return read.apply(value);
  }

  private static List<Target> targets(@Nullable YamlValue list) {
    if (list == null) {
      return List.of(Target.values());
    }
    List<String> words = Stream.of(Target.values()).map(Target::word).toList();
    return distinct(
        list,
        list.items().stream()
            .map(item -> Target.values()[words.indexOf(item.oneOf(words))])
            .toList());
  }

  private static List<Protocol> protocols(@Nullable YamlValue value) {
    if (value == null) {
      return List.of(Protocol.SOUND);
    }
    List<String> words = Stream.of(Protocol.values()).map(Protocol::word).toList();
    List<YamlValue> items = value.isList() ? value.items() : List.of(value);
    return distinct(
        value,
        items.stream().map(item -> Protocol.values()[words.indexOf(item.oneOf(words))]).toList());
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
    if (mixtures.isEmpty()) {
      throw root.error("the study has no mixtures, wanted mixtures: [[1, 0], [0, 1], [1, 1]]");
    }
    return distinct(plain != null ? plain : root.require("complementary"), mixtures);
  }

  private static Mixture mixture(YamlValue vector, int corpora, boolean complementary) {
    List<Double> shares = vector.items().stream().map(share -> share.number(0, 1) + 0.0).toList();
    if (shares.size() != corpora) {
      throw vector.error(
          "has %d shares, wanted one for each of the %d corpora".formatted(shares.size(), corpora));
    }
    double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
    if (complementary && Math.abs(sum - 1) > SHARE_SLACK) {
      throw vector.error("is %s, complementary shares sum to 1".formatted(shares));
    }
    if (!complementary && !shares.contains(1.0)) {
      throw vector.error(
          "is %s, wanted one share to be 1 (or the key complementary, where shares sum to 1)"
              .formatted(shares));
    }
    return new Mixture(shares, complementary);
  }

  private static List<StudyModel> models(YamlValue root, Budget budget) {
    YamlValue written = root.get("grids");
    YamlValue halvings = root.get("halving");
    List<String> known = new ArrayList<>(DefaultGrids.names());
    known.add(AutoMlModel.NAME);
    if (written != null) {
      for (String name : written.keys()) {
        if (!MODEL.matcher(name).matches()) {
          throw written.error(
              "writes out '%s', wanted a name of letters, digits, '.', '_' and '-' that does not begin with '.'"
                  .formatted(name));
        }
      }
      written.keys().stream().filter(name -> !known.contains(name)).forEach(known::add);
    }
    YamlValue list = root.require("models");
    List<String> names =
        distinct(list, list.items().stream().map(item -> item.oneOf(known)).toList());
    if (halvings != null) {
      halvings.mapping(names.stream().filter(name -> !name.equals(AutoMlModel.NAME)).toList());
    }
    if (written != null && written.get(AutoMlModel.NAME) != null) {
      throw written.error("writes out automl, which is no grid; choose another name");
    }
    List<StudyModel> models = new ArrayList<>();
    for (String name : names) {
      if (name.equals(AutoMlModel.NAME)) {
        models.add(autoMl(budget));
        continue;
      }
      YamlValue source = written == null ? null : written.get(name);
      ModelGrid grid = source == null ? DefaultGrids.of(name) : grid(name, source);
      YamlValue rungs = halvings == null ? null : halvings.get(name);
      models.add(rungs == null ? grid : new ModelGrid(name, grid.grid(), halving(rungs)));
    }
    return models;
  }

  static AutoMlModel autoMl(Budget budget) {
    Duration time = budget.time().get(AutoMlModel.NAME);
    Integer trials = budget.trials().get(AutoMlModel.NAME);
    Long memory = budget.memory().get(AutoMlModel.NAME);
    int most =
        trials != null ? trials : time != null ? Integer.MAX_VALUE : AutoMlModel.USUAL_TRIALS;
    return new AutoMlModel(
        AutoMlModel.NAME,
        new org.sonaffect.automl.Budget(time, most, memory == null ? AutoMlModel.MEMORY : memory),
        AutoMlModel.USUAL_REPEATS,
        memory == null,
        AutoMlForm.ENSEMBLE);
  }

  private static ModelGrid grid(String name, YamlValue source) {
    Object plain = YamlValue.plain(source.node());
    try {
      return new ModelGrid(
          name, GridSource.grid(name, plain), "paper".equals(plain) ? Halving.PAPER : Halving.NONE);
    } catch (IllegalArgumentException e) {
      throw new StudyException(source.file() + ": " + e.getMessage(), e);
    }
  }

  /** {@code paper}, {@code none}, or {@code {factor: 4, share: 0.1}}. */
  private static Halving halving(YamlValue value) {
    if (value.isMapping()) {
      value.mapping(List.of("factor", "share"));
      return new Halving(
          value.require("factor").integer(2, 1_000_000), value.require("share").number(1e-6, 1));
    }
    return value.oneOf(List.of("none", "paper")).equals("paper") ? Halving.PAPER : Halving.NONE;
  }

  private static FoldPlan folds(@Nullable YamlValue value) {
    if (value == null) {
      return new FoldPlan(5, 5, 1, 25, Map.of());
    }
    value.mapping(List.of("count", "inner", "repeats", "min-stratum", "from"));
    Map<String, Path> from = new HashMap<>();
    YamlValue given = value.get("from");
    if (given != null && given.isMapping()) {
      given.keys().forEach(corpus -> from.put(corpus, given.require(corpus).path()));
    } else if (given != null) {
      from.put(FoldPlan.ALL, given.path());
    }
    YamlValue count = value.get("count");
    if (given != null && count != null) {
      throw count.error("cannot stand beside folds.from: the file says how many folds there are");
    }
    return new FoldPlan(
        given != null ? 0 : orElse(count, v -> v.integer(2, MAX_REPEATS), 5),
        orElse(value.get("inner"), v -> v.integer(2, MAX_REPEATS), 5),
        orElse(value.get("repeats"), v -> v.integer(1, MAX_REPEATS), 1),
        orElse(value.get("min-stratum"), v -> v.integer(1, Integer.MAX_VALUE), 25),
        from);
  }

  private static List<ControlPlan> controls(@Nullable YamlValue list) {
    if (list == null || (list.isList() && list.node().isEmpty())) {
      return List.of();
    }
    List<ControlPlan> controls = new ArrayList<>();
    for (YamlValue item : list.items()) {
      item.mapping(List.of("randomise", "draws"));
      controls.add(
          new ControlPlan(
              item.require("randomise").text(),
              orElse(item.get("draws"), v -> v.integer(1, MAX_REPEATS), 1)));
    }
    distinct(list, controls.stream().map(ControlPlan::corpus).toList());
    return controls;
  }

  private static Budget budget(@Nullable YamlValue value) {
    if (value == null) {
      return Budget.NONE;
    }
    Map<String, Duration> time = new TreeMap<>();
    Map<String, Integer> trials = new TreeMap<>();
    Map<String, Long> memory = new TreeMap<>();
    value.mapping(List.of("automl", "automl-trials", "automl-memory"));
    YamlValue limit = value.get("automl");
    if (limit != null) {
      time.put("automl", duration(limit));
    }
    YamlValue count = value.get("automl-trials");
    if (count != null) {
      trials.put("automl", count.integer(1, Integer.MAX_VALUE));
    }
    YamlValue bytes = value.get("automl-memory");
    if (bytes != null) {
      memory.put("automl", bytes(bytes));
    }
    return new Budget(time, trials, memory);
  }

  private static long bytes(YamlValue value) {
    Matcher matcher = BYTES.matcher(value.text());
    if (!matcher.matches()) {
      throw value.error("is %s, wanted a size such as 512MiB or 4GiB".formatted(value.text()));
    }
    return Long.parseLong(matcher.group(1)) << (matcher.group(2).equals("MiB") ? 20 : 30);
  }

  private static Duration duration(YamlValue value) {
    Matcher matcher = DURATION.matcher(value.text());
    if (!matcher.matches()) {
      throw value.error("is %s, wanted a time such as 90s, 10min or 2h".formatted(value.text()));
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(amount);
      case "min" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }

  private static <T> List<T> distinct(YamlValue at, List<T> values) {
    for (int i = 0; i < values.size(); i++) {
      if (values.indexOf(values.get(i)) < i) {
        throw at.error("names %s twice".formatted(values.get(i)));
      }
    }
    return values;
  }

  private static <T> T orElse(@Nullable YamlValue value, Function<YamlValue, T> read, T otherwise) {
    return value == null ? otherwise : read.apply(value);
  }
}
