package org.sonaffect.study;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sonaffect.automl.search.Budget;
import org.sonaffect.automl.space.Point;
import org.sonaffect.corpus.file.YamlValue;
import org.sonaffect.learning.family.SvrSpec;
import org.sonaffect.learning.grid.GridSource;
import org.sonaffect.learning.grid.Halving;

/** Reads what a study.yaml says of its models: {@code models, grids, halving, budget}. */
final class ModelReader {
  /** Names of models stand in names of files and in figures, as those of corpora do. */
  private static final Pattern NAME = Pattern.compile("(?!\\.)[\\p{L}\\p{N}._-]+");

  /** Models that are not searched by a grid of their own. */
  private static final List<String> NO_GRIDS =
      List.of(AutoMlModel.NAME, JointModel.NAME, JointAutoMlModel.NAME);

  private static final Pattern BYTES = Pattern.compile("([1-9]\\d{0,5}) ?(MiB|GiB)");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6}) ?(s|min|h)");

  private final AutoMlModel autoMl;
  private final List<StudyModel> models = new ArrayList<>();

  ModelReader(YamlValue root) {
    autoMl = autoMl(root.get("budget"));
    YamlValue written = root.get("grids");
    YamlValue halvings = root.get("halving");
    List<String> known = new ArrayList<>(DefaultGrids.names());
    known.addAll(NO_GRIDS);
    if (written != null) {
      for (String name : written.keys()) {
        if (!NAME.matcher(name).matches()) {
          throw written.error(
              "defines '%s', expected a name of letters, digits, '.', '_' and '-' that does not begin with '.'"
                  .formatted(name));
        }
      }
      written.keys().stream().filter(name -> !known.contains(name)).forEach(known::add);
    }
    YamlValue list = root.require("models");
    List<String> names =
        StudyFileReader.distinct(
            list, list.items().stream().map(item -> item.oneOf(known)).toList());
    if (halvings != null) {
      halvings.mapping(
          names.stream()
              .map(name -> name.equals(JointModel.NAME) ? JointModel.SEPARATE : name)
              .filter(name -> !NO_GRIDS.contains(name))
              .distinct()
              .toList());
    }
    for (String name : NO_GRIDS) {
      if (written != null && written.get(name) != null) {
        throw written.error("defines %s, which is not a grid; choose another name".formatted(name));
      }
    }
    for (String name : names) {
      models.add(
          switch (name) {
            case AutoMlModel.NAME -> autoMl;
            case JointAutoMlModel.NAME -> new JointAutoMlModel();
            case JointModel.NAME -> joint(list, grid(JointModel.SEPARATE, written, halvings));
            default -> grid(name, written, halvings);
          });
    }
    if (names.contains(JointAutoMlModel.NAME) && !names.contains(AutoMlModel.NAME)) {
      throw list.error(
          "has %s without %s, from which it chooses"
              .formatted(JointAutoMlModel.NAME, AutoMlModel.NAME));
    }
  }

  private static ModelGrid grid(
      String name, @Nullable YamlValue written, @Nullable YamlValue halvings) {
    YamlValue source = written == null ? null : written.get(name);
    ModelGrid grid = source == null ? DefaultGrids.of(name) : grid(name, source);
    YamlValue rungs = halvings == null ? null : halvings.get(name);
    return rungs == null ? grid : new ModelGrid(name, grid.grid(), halving(rungs));
  }

  private static JointModel joint(YamlValue list, ModelGrid separate) {
    if (separate.grid().points().stream().anyMatch(p -> !(p.regressor() instanceof SvrSpec))) {
      throw list.error(
          "has %s, but the grid %s holds other regressors than support vector machines"
              .formatted(JointModel.NAME, separate.name()));
    }
    return new JointModel(separate);
  }

  /** In the order of the study. */
  List<StudyModel> models() {
    return models;
  }

  /** The AutoML under the study's budget, whether or not it is one of the models. */
  AutoMlModel autoMl() {
    return autoMl;
  }

  private static AutoMlModel autoMl(@Nullable YamlValue budget) {
    Duration time = null;
    Integer trials = null;
    Long memory = null;
    List<Point> first = List.of();
    if (budget != null) {
      budget.mapping(List.of("automl", "automl-trials", "automl-memory", "automl-first"));
      YamlValue limit = budget.get("automl");
      time = limit == null ? null : duration(limit);
      YamlValue count = budget.get("automl-trials");
      trials = count == null ? null : (Integer) count.integer(1, Integer.MAX_VALUE);
      YamlValue size = budget.get("automl-memory");
      memory = size == null ? null : (Long) bytes(size);
      YamlValue settings = budget.get("automl-first");
      first =
          settings == null
              ? first
              : settings.itemsOrSelf().stream().map(ModelReader::settings).toList();
    }
    int most =
        trials != null ? trials : time != null ? Integer.MAX_VALUE : AutoMlModel.USUAL_TRIALS;
    return new AutoMlModel(
        AutoMlModel.NAME,
        new Budget(time, most, memory == null ? AutoMlModel.MEMORY : memory),
        AutoMlModel.USUAL_REPEATS,
        memory == null,
        AutoMlForm.ENSEMBLE,
        first);
  }

  private static Point settings(YamlValue value) {
    try {
      return Point.parse(value.text());
    } catch (IllegalArgumentException e) {
      throw value.error(String.valueOf(e.getMessage()));
    }
  }

  private static ModelGrid grid(String name, YamlValue source) {
    Object plain = Objects.requireNonNull(source.plain());
    try {
      return new ModelGrid(
          name, GridSource.grid(name, plain), "paper".equals(plain) ? Halving.PAPER : Halving.NONE);
    } catch (IllegalArgumentException e) {
      throw new StudyException(source.file() + ": " + e.getMessage(), e);
    }
  }

  /** {@code paper}, {@code none}, or {@code {factor: 4, share: 0.1}}. */
  private static Halving halving(YamlValue value) {
    if (value.isMap()) {
      value.mapping(List.of("factor", "share"));
      return new Halving(
          value.require("factor").integer(2, 1_000_000), value.require("share").number(1e-6, 1));
    }
    return value.oneOf(List.of("none", "paper")).equals("paper") ? Halving.PAPER : Halving.NONE;
  }

  private static long bytes(YamlValue value) {
    Matcher matcher = BYTES.matcher(value.text());
    if (!matcher.matches()) {
      throw value.wanted("a size such as 512MiB or 4GiB");
    }
    return Long.parseLong(matcher.group(1)) << (matcher.group(2).equals("MiB") ? 20 : 30);
  }

  private static Duration duration(YamlValue value) {
    Matcher matcher = DURATION.matcher(value.text());
    if (!matcher.matches()) {
      throw value.wanted("a time such as 90s, 10min or 2h");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(amount);
      case "min" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }
}
