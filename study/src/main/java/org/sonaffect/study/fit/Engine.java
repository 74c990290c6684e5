package org.sonaffect.study.fit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.grid.PipelineFits;
import org.sonaffect.learning.grid.Ranking;
import org.sonaffect.learning.grid.RungRows;
import org.sonaffect.learning.grid.Search;
import org.sonaffect.learning.grid.SearchPlan;
import org.sonaffect.learning.rows.Crew;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.study.Cell;
import org.sonaffect.study.FoldResult;
import org.sonaffect.study.ModelGrid;
import org.sonaffect.study.StudyModel;
import org.sonaffect.study.folder.RunLog;
import org.sonaffect.study.plan.Labels;
import org.sonaffect.study.plan.PlannedTraining;
import org.sonaffect.study.plan.StudyPlan;

/**
 * What the searches of a run share.
 *
 * @param plan of the study
 * @param models in study order
 * @param log what is done already, and where it is written
 * @param crew the threads
 * @param stage counts evaluations
 */
public record Engine(
    StudyPlan plan, List<ModelGrid> models, RunLog log, Crew crew, RunStage stage) {

  /** What a search chose for one column of ratings. */
  record Chosen(ModelGrid model, Labels labels, Ranking.Place place) {}

  /** Those of some columns of ratings whose predictions by a model the log does not hold yet. */
  List<Labels> open(PlannedTraining training, List<Labels> columns, StudyModel model) {
    return columns.stream().filter(l -> log.isOpen(training.cell(l, model.name()))).toList();
  }

  /** Runs a search of a model, and takes the best for each column. */
  List<Chosen> choose(
      ModelGrid model,
      SearchPlan searchPlan,
      PipelineFits.Source decompositions,
      List<Labels> columns,
      Function<Labels, Cell> cellOf,
      Tally tally) {
    List<Ranking> rankings = search(searchPlan, decompositions, columns, cellOf, tally);
    return IntStream.range(0, columns.size())
        .mapToObj(i -> new Chosen(model, columns.get(i), rankings.get(i).best()))
        .toList();
  }

  /** Runs a search whose trials go to the cells named. */
  List<Ranking> search(
      SearchPlan searchPlan,
      PipelineFits.Source decompositions,
      List<Labels> columns,
      Function<Labels, Cell> cellOf,
      Tally tally) {
    Map<String, Cell> cells = new HashMap<>();
    columns.forEach(column -> cells.put(column.name(), cellOf.apply(column)));
    return Search.run(
        searchPlan,
        decompositions,
        log.ofSearch(
            name -> {
              Cell cell = cells.get(name);
              if (cell == null) {
                throw new IllegalStateException("a search reports on " + name + ", not asked for");
              }
              return cell;
            }),
        crew,
        tally::progress);
  }

  /** Fits what was chosen on all training rows of a fold and predicts its test rows. */
  void predict(PlannedTraining training, List<Chosen> chosen, RungRows rungRows) {
    predict(plan.variants().x(), training, chosen, rungRows);
  }

  /** The same on other features of the same rows. */
  void predict(Matrix x, PlannedTraining training, List<Chosen> chosen, RungRows rungRows) {
    int[] tested = training.tested();
    int[] compared = plan.variants().compared(tested);
    int[] both = IntStream.concat(Arrays.stream(tested), Arrays.stream(compared)).toArray();
    int[] penaltyFolds = rungRows.penaltyFolds(training.train());
    PipelineFits fits =
        FitSource.of(training.protocol(), plan.variants()).of(x, new Split(training.train(), both));
    for (Chosen choice : chosen) {
      Labels labels = choice.labels();
      Ranking.Place place = choice.place();
      long begun = System.nanoTime();
      fits.predict(
          labels.target(),
          penaltyFolds,
          List.of(place.pipeline().representative()),
          (point, predictions) ->
              log.add(
                  new FoldResult(
                      training.cell(labels, choice.model().name()),
                      place.point(),
                      place.pipeline().describe(),
                      place.score(),
                      Arrays.copyOf(predictions, tested.length),
                      labels.control().isNone()
                          ? Arrays.copyOfRange(predictions, tested.length, both.length)
                          : FoldResult.UNCHANGED,
                      (System.nanoTime() - begun) * 1e-9)));
    }
  }
}
