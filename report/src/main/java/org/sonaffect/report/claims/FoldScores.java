package org.sonaffect.report.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sonaffect.learning.metrics.PairedComparison;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Control;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.Result;
import org.sonaffect.study.TrainingSet;

/** R2 of every fold of one protocol, real ratings only, and contrasts of them fold by fold. */
final class FoldScores {
  private final Map<Cell, Map<Place, Double>> values = new HashMap<>();
  private final Protocol protocol;
  private final Set<String> models = new LinkedHashSet<>();
  private final Set<TrainingSet> trains = new LinkedHashSet<>();
  private final int folds;

  /** A fold of a repetition. */
  private record Place(int repeat, int fold) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return Comparator.comparingInt(Place::repeat)
          .thenComparingInt(Place::fold)
          .compare(this, other);
    }
  }

  FoldScores(List<Result> results, Protocol protocol) {
    this.protocol = protocol;
    Set<Integer> seen = new HashSet<>();
    for (Result r : results) {
      Cell cell = r.cell();
      if (cell.protocol() == protocol
          && cell.control().isNone()
          && r.metric().equals(Result.R2)
          && !r.outOfFold()) {
        seen.add(cell.fold());
        models.add(cell.model());
        trains.add(cell.train());
        values
            .computeIfAbsent(cell.series(), series -> new TreeMap<>())
            .put(new Place(cell.repeat(), cell.fold()), r.value());
      }
    }
    folds = seen.size();
  }

  /** In the order of the results. */
  List<String> models() {
    return List.copyOf(models);
  }

  /** Training sets, in the order of the results. */
  List<TrainingSet> trains() {
    return List.copyOf(trains);
  }

  /** A contrast with its interval over folds and repetitions; none where a series is not there. */
  Optional<ClaimPart> part(Contrast contrast) {
    List<Map<Place, Double>> series = new ArrayList<>();
    for (Contrast.Term term : contrast.terms()) {
      Cell cell =
          Cell.ofFit(
                  protocol,
                  Control.NONE,
                  Cell.ALL,
                  Cell.ALL,
                  term.train(),
                  term.model(),
                  term.target())
              .testedOn(term.test());
      Map<Place, Double> found = values.get(cell);
      if (found == null) {
        return Optional.empty();
      }
      series.add(found);
    }
    List<Place> common =
        series.get(0).keySet().stream()
            .filter(place -> series.stream().allMatch(s -> s.containsKey(place)))
            .toList();
    double[] sums = new double[common.size()];
    for (int t = 0; t < series.size(); t++) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] +=
            contrast.terms().get(t).weight() * series.get(t).getOrDefault(common.get(i), 0.0);
      }
    }
    if (sums.length == 0 || folds < 2) {
      return Optional.empty();
    }
    double testShare = 1.0 / (folds - 1);
    PairedComparison paired = PairedComparison.of(sums, testShare);
    double[] shifted = Arrays.stream(sums).map(sum -> sum - contrast.against()).toArray();
    return Optional.of(
        new ClaimPart(
            contrast.words(),
            paired.difference().mean(),
            paired.difference().halfWidth(),
            contrast.bound(),
            contrast.against(),
            contrast.above(),
            paired.folds(),
            PairedComparison.of(shifted, testShare).p()));
  }
}
