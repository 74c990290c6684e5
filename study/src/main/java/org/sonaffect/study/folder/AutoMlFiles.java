package org.sonaffect.study.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.sonaffect.study.Control;
import org.sonaffect.study.StudyException;

/**
 * What the AutoML of a run has left in its folder {@code automl}: an index of the searches, and for
 * each of them a leaderboard, the course of the search and, for real ratings, what the families of
 * descriptors are worth. Described in docs/spec/file-formats.md §6.
 */
public final class AutoMlFiles {
  /** The folder of a run that holds a leaderboard, a curve and a log of every search. */
  public static final String FOLDER = "automl";

  /** Columns of searches.csv: the index. */
  public static final List<String> SEARCHES =
      List.of("search", "protocol", "control", "repeat", "fold", "train");

  /** Columns of {@code <search>-importance.csv}. */
  public static final List<String> IMPORTANCE = List.of("test", "group", "target", "lost_r2");

  /** End of the name of the file of out-of-fold predictions of a search. */
  public static final String OUT_OF_FOLD = "-out-of-fold.csv";

  public static final List<String> OUT_OF_FOLD_COLUMNS =
      List.of("corpus", "id", "target", "prediction");

  public static final String INDEX = "searches.csv";

  /** Columns of a leaderboard before those of the targets, and after them. */
  private static final List<String> BEFORE = List.of("trial", "status", "splits");

  private static final String SCORE = "_score";
  private static final String SINGLE = "_single";

  /** A search's name is the stem of its files, so it may not lead out of the folder. */
  private static final Pattern STEM = Pattern.compile("[A-Za-z0-9._+-]+");

  private static final Pattern FAMILY = Pattern.compile("(?:^|;)family=([^;]*)");

  private final Path folder;
  private final List<Search> searches;

  private AutoMlFiles(Path folder, List<Search> searches) {
    this.folder = folder;
    this.searches = List.copyOf(searches);
  }

  /**
   * One search: one training set of one fold, all targets.
   *
   * @param name stem of its files
   * @param train label of the mixture
   */
  public record Search(
      String name, String protocol, String control, int repeat, int fold, String train) {}

  /**
   * A score of a trial for one target.
   *
   * @param mean over the splits it was evaluated on; NaN where there is none
   * @param halfWidth of its 95 % interval
   * @param weight in the ensemble, from 0 to 1
   */
  public record Score(double mean, double halfWidth, double weight) {}

  /**
   * A line of a leaderboard.
   *
   * @param status {@code full}, {@code halved}, {@code cut} or {@code failed}
   * @param scores by target, in the study's order
   */
  public record Trial(
      int number,
      String status,
      int splits,
      Map<String, Score> scores,
      String words,
      String configuration) {
    /** The family of regressors. */
    public String family() {
      var family = FAMILY.matcher(configuration);
      return family.find() ? family.group(1) : "unknown";
    }
  }

  /** How far a search had come for one target: out-of-fold R2 of the best trial, the ensemble. */
  public record CurvePoint(int trials, String target, double single, double ensemble) {}

  /** What R2 a target loses on the test rows of a corpus without a family of descriptors. */
  public record Loss(String test, String group, String target, double lost) {}

  /** Mean seconds of a trial on one split. */
  public record Seconds(double fit, double predict) {}

  /**
   * Opens what is there.
   *
   * @return with no searches where the run has no AutoML
   * @throws StudyException naming a file that is not as it should be
   */
  public static AutoMlFiles read(Path run) {
    Path folder = run.resolve(FOLDER);
    Path index = folder.resolve(INDEX);
    List<Search> searches = new ArrayList<>();
    if (Files.isRegularFile(index)) {
      CsvTable table = table(index, SEARCHES);
      for (CsvTable.CsvRow row : table.rows()) {
        List<String> f = row.fields();
        if (!STEM.matcher(f.get(0)).matches()) {
          throw new StudyException(
              "%s line %d: %s is no name of a search".formatted(index, row.line(), f.get(0)));
        }
        searches.add(
            new Search(
                f.get(0),
                f.get(1),
                f.get(2),
                table.integer(row, 3),
                table.integer(row, 4),
                f.get(5)));
      }
    }
    return new AutoMlFiles(folder, searches);
  }

  /** All of them, in the order they were run. */
  public List<Search> searches() {
    return searches;
  }

  /** Those with real ratings under a protocol, by training set. */
  public Map<String, List<Search>> real(String protocol) {
    Map<String, List<Search>> byTrain = new LinkedHashMap<>();
    for (Search search : searches) {
      if (search.protocol().equals(protocol) && search.control().equals(Control.NONE)) {
        byTrain.computeIfAbsent(search.train(), train -> new ArrayList<>()).add(search);
      }
    }
    return byTrain;
  }

  /** The trials of a search, best first. */
  public List<Trial> leaderboard(Search search) {
    CsvTable table = CsvTable.read(folder.resolve(search.name() + ".csv"));
    int words = table.require("words");
    int configuration = table.require("configuration");
    List<Trial> trials = new ArrayList<>();
    for (CsvTable.CsvRow row : table.rows()) {
      Map<String, Score> scores = new LinkedHashMap<>();
      for (int c = BEFORE.size(); c + 2 < words; c += 3) {
        scores.put(
            stem(table, c, SCORE),
            new Score(table.number(row, c), table.number(row, c + 1), table.number(row, c + 2)));
      }
      trials.add(
          new Trial(
              table.integer(row, 0),
              row.fields().get(1),
              table.integer(row, 2),
              scores,
              row.fields().get(words),
              row.fields().get(configuration)));
    }
    return trials;
  }

  /** How long trials took, by number; differs from run to run. */
  public Map<Integer, Seconds> timings(Search search) {
    CsvTable table = CsvTable.read(folder.resolve(search.name() + "-timings.csv"));
    int fit = table.require("fit_seconds");
    int predict = table.require("predict_seconds");
    Map<Integer, Seconds> seconds = new LinkedHashMap<>();
    table
        .rows()
        .forEach(
            row ->
                seconds.put(
                    table.integer(row, 0),
                    new Seconds(table.number(row, fit), table.number(row, predict))));
    return seconds;
  }

  /** The course of a search, point after point, in each the targets. */
  public List<CurvePoint> curve(Search search) {
    CsvTable table = CsvTable.read(folder.resolve(search.name() + "-curve.csv"));
    List<CurvePoint> points = new ArrayList<>();
    for (CsvTable.CsvRow row : table.rows()) {
      for (int c = 1; c + 1 < table.columns().size(); c += 2) {
        points.add(
            new CurvePoint(
                table.integer(row, 0),
                stem(table, c, SINGLE),
                table.number(row, c),
                table.number(row, c + 1)));
      }
    }
    return points;
  }

  /** What the families of descriptors are worth; nothing where it was not measured. */
  public List<Loss> importance(Search search) {
    Path file = folder.resolve(search.name() + "-importance.csv");
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    CsvTable table = table(file, IMPORTANCE);
    return table.rows().stream()
        .map(
            row ->
                new Loss(
                    row.fields().get(0),
                    row.fields().get(1),
                    row.fields().get(2),
                    table.number(row, 3)))
        .toList();
  }

  /**
   * The weight of every family in the ensembles of some searches, mean over them.
   *
   * @return by target, the heaviest family first; families of no weight are left out
   */
  public Map<String, Map<String, Double>> familyWeights(List<Search> some) {
    Map<String, Map<String, Double>> sums = new LinkedHashMap<>();
    for (Search search : some) {
      for (Trial trial : leaderboard(search)) {
        trial
            .scores()
            .forEach(
                (target, score) -> {
                  Map<String, Double> own = sums.computeIfAbsent(target, key -> new TreeMap<>());
                  if (score.weight() > 0) {
                    own.merge(trial.family(), score.weight() / some.size(), Double::sum);
                  }
                });
      }
    }
    Map<String, Map<String, Double>> sorted = new LinkedHashMap<>();
    sums.forEach(
        (target, own) -> {
          Map<String, Double> heaviest = new LinkedHashMap<>();
          own.entrySet().stream()
              .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
              .forEach(entry -> heaviest.put(entry.getKey(), entry.getValue()));
          sorted.put(target, heaviest);
        });
    return sorted;
  }

  private static CsvTable table(Path file, List<String> columns) {
    CsvTable table = CsvTable.read(file);
    if (!table.columns().equals(columns)) {
      throw new StudyException(
          "%s: has the columns %s, wanted %s".formatted(file, table.columns(), columns));
    }
    return table;
  }

  private static String stem(CsvTable table, int column, String ending) {
    String name = table.columns().get(column);
    if (!name.endsWith(ending)) {
      throw new StudyException(
          "%s: has the column %s, wanted one that ends in %s"
              .formatted(table.file(), name, ending));
    }
    return name.substring(0, name.length() - ending.length());
  }
}
