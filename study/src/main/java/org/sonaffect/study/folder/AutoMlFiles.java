package org.sonaffect.study.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.sonaffect.corpus.table.CsvTable;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Grouped;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.TrainingSet;

/**
 * What the AutoML of a run has left in its folder {@code automl}: an index of the searches, and for
 * each of them a leaderboard, the course of the search and, for real ratings, what the families of
 * descriptors are worth. Described in docs/spec/file-formats.md §6.
 */
public final class AutoMlFiles {
  /** The folder of a run that holds a leaderboard, a curve and a log of every search. */
  public static final String FOLDER = "automl";

  /** Every search of a run. */
  static final RunTable<Search> SEARCHES =
      new RunTable<>("searches.csv", Search.class, "search,protocol,control,repeat,fold,train");

  /** What the families of descriptors are worth to one search. */
  static final RunTable<Loss> IMPORTANCE =
      new RunTable<>("importance.csv", Loss.class, "test,group,target,lost_r2");

  /** What the model of one search predicts of its own training rows, out of its inner folds. */
  static final RunTable<OutOfFold> OUT_OF_FOLD =
      new RunTable<>("out-of-fold.csv", OutOfFold.class, "corpus,id,target,prediction");

  /** Columns of a leaderboard before those of the targets, and after them. */
  private static final List<String> BEFORE = List.of("trial", "status", "splits");

  private static final String SCORE = "_score";
  static final String SINGLE = "_single";
  static final String ENSEMBLE = "_ensemble";

  /** Ends of the names of the files of a search. */
  static final String LEADERBOARD_FILE = ".csv";

  static final String TIMINGS_FILE = "-timings.csv";
  static final String CURVE_FILE = "-curve.csv";
  static final String WARNING_FILE = "-warning.txt";
  static final String IMPORTANCE_FILE = "-importance.csv";
  static final String OUT_OF_FOLD_FILE = "-out-of-fold.csv";

  /** A search's name is the stem of its files, so it may not lead out of the folder. */
  private static final Pattern STEM = Pattern.compile("[A-Za-z0-9._+-]+");

  private static final Pattern FAMILY = Pattern.compile("(?:^|;)family=([^;]*)");

  private final Path folder;
  private final List<Search> searches;
  private final Map<String, List<LeaderboardRow>> leaderboards = new HashMap<>();

  private AutoMlFiles(Path folder, List<Search> searches) {
    this.folder = folder;
    this.searches = List.copyOf(searches);
  }

  /**
   * One search: one training set of one fold, all targets.
   *
   * @param name stem of its files
   * @param cell of its results, whatever the test corpus and the target
   */
  public record Search(String name, Cell cell) {
    /** The search whose results belong to a cell. */
    public static Search of(Cell cell) {
      String text =
          String.format(
              Locale.ROOT,
              "%s_%s_r%d_f%d_%s",
              cell.protocol(),
              cell.control(),
              cell.repeat(),
              cell.fold(),
              cell.train());
      return new Search(text.replaceAll("[^A-Za-z0-9._+-]", "-"), cell);
    }
  }

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
  public record LeaderboardRow(
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

  /** What a model predicts of a training row of its own, by fits on other rows. */
  public record OutOfFold(String corpus, String id, String target, double prediction) {}

  /** Mean seconds of a trial on one split. */
  public record Seconds(double fit, double predict) {}

  /**
   * Opens what is there.
   *
   * @return without searches where the run has no AutoML
   * @throws StudyException naming a file that is not as it should be
   */
  public static AutoMlFiles read(Path run) {
    Path folder = run.resolve(FOLDER);
    List<Search> searches = SEARCHES.isIn(folder) ? SEARCHES.read(folder) : List.of();
    for (Search search : searches) {
      if (!STEM.matcher(search.name()).matches()) {
        throw new StudyException(
            "%s: searches.csv: %s is not the name of a search".formatted(folder, search.name()));
      }
    }
    return new AutoMlFiles(folder, searches);
  }

  /** All of them, in the order they were run. */
  public List<Search> searches() {
    return searches;
  }

  /** Those with real ratings under a protocol, by training set. */
  public Map<TrainingSet, List<Search>> real(Protocol protocol) {
    return Grouped.by(
        searches.stream()
            .filter(s -> s.cell().protocol() == protocol && s.cell().control().isNone()),
        search -> search.cell().train());
  }

  /** The trials of a search, best first. */
  public List<LeaderboardRow> leaderboard(Search search) {
    return leaderboards.computeIfAbsent(
        search.name(), name -> StudyException.reading(() -> readLeaderboard(name)));
  }

  /** What is to be known of what predicts, such as that the budget was too short. */
  public Optional<String> warning(Search search) {
    Path file = folder.resolve(search.name() + WARNING_FILE);
    try {
      return Files.isRegularFile(file)
          ? Optional.of(Files.readString(file).strip())
          : Optional.empty();
    } catch (IOException e) {
      throw new StudyException("cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private List<LeaderboardRow> readLeaderboard(String name) {
    CsvTable table = CsvTable.read(folder.resolve(name + LEADERBOARD_FILE));
    int words = table.require("words");
    int configuration = table.require("configuration");
    List<LeaderboardRow> trials = new ArrayList<>();
    for (CsvTable.Row row : table.rows()) {
      Map<String, Score> scores = new LinkedHashMap<>();
      for (int c = BEFORE.size(); c + 2 < words; c += 3) {
        scores.put(
            stem(table, c, SCORE), new Score(row.number(c), row.number(c + 1), row.number(c + 2)));
      }
      trials.add(
          new LeaderboardRow(
              row.integer(0),
              row.text(1),
              row.integer(2),
              scores,
              row.text(words),
              row.text(configuration)));
    }
    return trials;
  }

  /** How long trials took, by number; differs from run to run. */
  public Map<Integer, Seconds> timings(Search search) {
    return StudyException.reading(() -> readTimings(search));
  }

  private Map<Integer, Seconds> readTimings(Search search) {
    CsvTable table = CsvTable.read(folder.resolve(search.name() + TIMINGS_FILE));
    int fit = table.require("fit_seconds");
    int predict = table.require("predict_seconds");
    Map<Integer, Seconds> seconds = new LinkedHashMap<>();
    table
        .rows()
        .forEach(
            row -> seconds.put(row.integer(0), new Seconds(row.number(fit), row.number(predict))));
    return seconds;
  }

  /** The course of a search, point after point, in each the targets. */
  public List<CurvePoint> curve(Search search) {
    return StudyException.reading(() -> readCurve(search));
  }

  private List<CurvePoint> readCurve(Search search) {
    CsvTable table = CsvTable.read(folder.resolve(search.name() + CURVE_FILE));
    List<CurvePoint> points = new ArrayList<>();
    for (CsvTable.Row row : table.rows()) {
      for (int c = 1; c + 1 < table.columns().size(); c += 2) {
        points.add(
            new CurvePoint(
                row.integer(0), stem(table, c, SINGLE), row.number(c), row.number(c + 1)));
      }
    }
    return points;
  }

  /** What the families of descriptors are worth; nothing where it was not measured. */
  public List<Loss> importance(Search search) {
    Path file = folder.resolve(search.name() + IMPORTANCE_FILE);
    return Files.isRegularFile(file) ? IMPORTANCE.readFile(file, any -> true) : List.of();
  }

  /** What the search's model predicts of its own training rows. */
  public List<OutOfFold> outOfFold(Search search) {
    return OUT_OF_FOLD.readFile(folder.resolve(search.name() + OUT_OF_FOLD_FILE), any -> true);
  }

  /**
   * The weight of every family in the ensembles of some searches, mean over them.
   *
   * @return by target, the heaviest family first; families of no weight are left out
   */
  public Map<String, Map<String, Double>> familyWeights(List<Search> some) {
    Map<String, Map<String, Double>> sums = new LinkedHashMap<>();
    for (Search search : some) {
      for (LeaderboardRow trial : leaderboard(search)) {
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
    sums.replaceAll(
        (target, own) -> {
          Map<String, Double> heaviest = new LinkedHashMap<>();
          own.entrySet().stream()
              .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
              .forEach(entry -> heaviest.put(entry.getKey(), entry.getValue()));
          return heaviest;
        });
    return sums;
  }

  private static String stem(CsvTable table, int column, String ending) {
    String name = table.columns().get(column);
    if (!name.endsWith(ending)) {
      throw new StudyException(
          "%s: has the column %s, expected one that ends in %s"
              .formatted(table.file(), name, ending));
    }
    return name.substring(0, name.length() - ending.length());
  }
}
