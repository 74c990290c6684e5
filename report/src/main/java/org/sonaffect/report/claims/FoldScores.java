package org.sonaffect.report.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sonaffect.learning.metrics.PairedComparison;
import org.sonaffect.study.Control;
import org.sonaffect.study.Result;

/** R2 of every fold of one protocol, real ratings only, and contrasts of them fold by fold. */
final class FoldScores {
  private final Map<Contrast.Term, Map<Place, Double>> values = new HashMap<>();
  private final Set<String> models = new LinkedHashSet<>();
  private final Set<String> trains = new LinkedHashSet<>();
  private final Set<String> targets = new LinkedHashSet<>();
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

  FoldScores(List<Result> results, String protocol) {
    Set<String> seen = new LinkedHashSet<>();
    for (Result r : results) {
      if (r.protocol().equals(protocol)
          && r.control().equals(Control.NONE)
          && r.metric().equals("r2")
          && !r.fold().equals(Result.ALL)) {
        seen.add(r.fold());
        models.add(r.model());
        trains.add(r.train());
        targets.add(r.target());
        values
            .computeIfAbsent(
                new Contrast.Term(1, r.test(), r.train(), r.model(), r.target()),
                series -> new TreeMap<>())
            .put(new Place(r.repeat(), Integer.parseInt(r.fold())), r.value());
      }
    }
    folds = seen.size();
  }

  /** In the order of the results. */
  List<String> models() {
    return List.copyOf(models);
  }

  /** Labels of the mixtures, in the order of the results. */
  List<String> trains() {
    return List.copyOf(trains);
  }

  /** In the order of the results. */
  List<String> targets() {
    return List.copyOf(targets);
  }

  /** A contrast with its interval over folds and repetitions; none where a series is not there. */
  Optional<ClaimPart> part(Contrast contrast) {
    List<Map<Place, Double>> series = new ArrayList<>();
    for (Contrast.Term term : contrast.terms()) {
      Map<Place, Double> found =
          values.get(new Contrast.Term(1, term.test(), term.train(), term.model(), term.target()));
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
