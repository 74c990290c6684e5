package org.sonaffect.automl.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sonaffect.automl.ensemble.EnsembleModel;
import org.sonaffect.automl.ensemble.EnsembleRule;
import org.sonaffect.automl.ensemble.EnsembleWeights;
import org.sonaffect.automl.ensemble.GreedySelection;
import org.sonaffect.automl.space.Configuration;
import org.sonaffect.automl.space.Task;
import org.sonaffect.learning.folds.Split;

/** Chooses the ensemble of the trials by their out-of-fold predictions, target by target. */
record EnsembleSelection(Task task, List<Split> splits, Losses losses, EnsembleRule rule) {
  /** So many trials must have come as far for their comparison to count. */
  private static final int ENOUGH = 5;

  /**
   * The number of splits candidates are compared on: as many whole repeats as at least a few have,
   * or the first split where that is all that a few have; else the most that any has.
   */
  int level(List<Candidate> trials) {
    int folds = task.foldCount();
    int most = 0;
    for (int level = splits.size();
        level > 0;
        level = level > folds ? level - folds : level > 1 ? 1 : 0) {
      int count = count(trials, level);
      if (count >= ENOUGH) {
        return level;
      }
      most = count > 0 ? Math.max(most, level) : most;
    }
    return most;
  }

  private static int count(List<Candidate> trials, int level) {
    return (int) trials.stream().filter(trial -> usable(trial, level)).count();
  }

  static boolean usable(Candidate trial, int level) {
    return trial.failure() == null && trial.evaluated() >= level;
  }

  /** The ensemble; with no trial where none has been evaluated. */
  EnsembleWeights select(List<Candidate> trials) {
    int level = level(trials);
    int targets = task.targets().length;
    List<List<Candidate>> libraries = new ArrayList<>();
    int[][] counts = new int[targets][];
    List<Candidate> members = new ArrayList<>();
    for (int t = 0; t < targets; t++) {
      List<Candidate> library = library(trials, t, level);
      libraries.add(library);
      counts[t] = level == 0 ? new int[0] : select(library, t, level, members);
      for (int m = 0; m < counts[t].length; m++) {
        if (counts[t][m] > 0 && !members.contains(library.get(m))) {
          members.add(library.get(m));
        }
      }
    }
    TreeSet<Integer> numbers = new TreeSet<>();
    members.forEach(member -> numbers.add(member.number()));
    List<Integer> order = List.copyOf(numbers);
    double[][] weights = new double[targets][order.size()];
    double[][] outOfFold = new double[targets][];
    double[] score = new double[targets];
    for (int t = 0; t < targets; t++) {
      int total = Arrays.stream(counts[t]).sum();
      double[] shares = new double[counts[t].length];
      for (int m = 0; m < counts[t].length; m++) {
        if (counts[t][m] > 0) {
          shares[m] = (double) counts[t][m] / total;
          weights[t][order.indexOf(libraries.get(t).get(m).number())] = shares[m];
        }
      }
      outOfFold[t] = outOfFold(libraries.get(t), shares, t, level);
      score[t] = score(libraries.get(t), shares, t, level);
    }
    return new EnsembleWeights(order, weights, outOfFold, score);
  }

  /**
   * The weights of an ensemble as it was fitted: those chosen, where all members were; else of
   * those that were, with what they predict out of fold.
   *
   * @param chosen by {@link #select} of the same trials
   * @param level of the same trials
   * @param copies of each member
   */
  EnsembleWeights fitted(
      EnsembleWeights chosen, EnsembleModel model, List<Candidate> trials, int level, int copies) {
    return model.members() == chosen.trials().size() * copies ? chosen : of(model, trials, level);
  }

  /** One trial and nothing else, for all targets. */
  EnsembleWeights only(Candidate trial) {
    double[][] all = new double[task.targets().length][];
    Arrays.fill(all, new double[] {1});
    return new EnsembleWeights(List.of(trial.number()), all, new double[0][], new double[0]);
  }

  /**
   * The weights of a model's members, with what these predict out of fold.
   *
   * @param level they are compared on; fewer splits count where a member has not come as far
   */
  EnsembleWeights of(EnsembleModel model, List<Candidate> trials, int level) {
    int targets = task.targets().length;
    TreeMap<Integer, double[]> sums = new TreeMap<>();
    for (EnsembleModel.Part part : model.parts()) {
      for (EnsembleModel.Member member : part.members()) {
        double[] sum = sums.computeIfAbsent(member.trial(), k -> new double[targets]);
        for (int t = 0; t < targets; t++) {
          sum[t] += member.weights()[t];
        }
      }
    }
    List<Candidate> members = sums.keySet().stream().map(trials::get).toList();
    int common =
        members.stream()
            .mapToInt(member -> member.failure() == null ? member.evaluated() : 0)
            .reduce(level, Math::min);
    double[][] weights = new double[targets][];
    double[][] outOfFold = new double[targets][];
    double[] score = new double[targets];
    for (int t = 0; t < targets; t++) {
      int target = t;
      weights[t] = sums.values().stream().mapToDouble(sum -> sum[target]).toArray();
      outOfFold[t] = outOfFold(members, weights[t], t, common);
      score[t] = score(members, weights[t], t, common);
    }
    return new EnsembleWeights(List.copyOf(sums.keySet()), weights, outOfFold, score);
  }

  private List<Candidate> library(List<Candidate> trials, int target, int level) {
    return trials.stream()
        .filter(trial -> level > 0 && usable(trial, level))
        .sorted(
            Comparator.comparingDouble((Candidate c) -> c.loss(target, level))
                .thenComparing(Candidate::number))
        .limit(rule.library())
        .toList();
  }

  private int[] select(List<Candidate> library, int target, int level, List<Candidate> members) {
    int total = splits.subList(0, level).stream().mapToInt(split -> split.test().length).sum();
    double[] y = new double[total];
    int[] domain = new int[total];
    double[][] predictions = new double[library.size()][total];
    int at = 0;
    for (int s = 0; s < level; s++) {
      int[] test = splits.get(s).test();
      for (int i = 0; i < test.length; i++) {
        y[at + i] = task.targets()[target][test[i]];
        domain[at + i] = task.domain()[test[i]];
      }
      for (int m = 0; m < predictions.length; m++) {
        double[] own = predictions(library.get(m), target, s);
        System.arraycopy(own, 0, predictions[m], at, own.length);
      }
      at += test.length;
    }
    return GreedySelection.select(
        predictions,
        y,
        domain,
        rule.rounds(),
        rule.mostMembers(),
        (m, chosen) -> {
          List<Candidate> together = new ArrayList<>(members);
          for (int other = 0; other < library.size(); other++) {
            if (chosen.test(other)) {
              together.add(library.get(other));
            }
          }
          return together.isEmpty() || products(together, library.get(m)) <= rule.mostProducts();
        });
  }

  /** Values of prepared training rows, each preparation counted once. */
  private long products(List<Candidate> members, Candidate another) {
    TreeSet<String> preparations = new TreeSet<>();
    long sum = 0;
    List<Candidate> all = new ArrayList<>(members);
    all.add(another);
    for (Candidate member : all) {
      Configuration configuration = member.configuration();
      Evaluation evaluation = member.evaluation(0);
      if (configuration != null
          && evaluation != null
          && preparations.add(
              configuration.balance() + " " + configuration.preparation().describe())) {
        sum += (long) task.rows() * evaluation.columns();
      }
    }
    return sum;
  }

  private static double[] predictions(Candidate trial, int target, int split) {
    Evaluation evaluation = trial.evaluation(split);
    if (evaluation == null) {
      throw new IllegalStateException("trial " + trial.number() + " lacks split " + split);
    }
    return evaluation.predictions()[target];
  }

  private double[] average(List<Candidate> library, double[] shares, int target, int split) {
    double[] average = new double[splits.get(split).test().length];
    for (int m = 0; m < shares.length; m++) {
      if (shares[m] > 0) {
        double[] own = predictions(library.get(m), target, split);
        for (int i = 0; i < average.length; i++) {
          average[i] += shares[m] * own[i];
        }
      }
    }
    return average;
  }

  private double[] outOfFold(List<Candidate> library, double[] shares, int target, int level) {
    double[] sum = new double[task.rows()];
    int[] seen = new int[task.rows()];
    for (int s = 0; s < level; s++) {
      double[] average = average(library, shares, target, s);
      int[] test = splits.get(s).test();
      for (int i = 0; i < test.length; i++) {
        sum[test[i]] += average[i];
        seen[test[i]]++;
      }
    }
    Arrays.setAll(sum, i -> seen[i] == 0 ? Double.NaN : sum[i] / seen[i]);
    return sum;
  }

  private double score(List<Candidate> library, double[] shares, int target, int level) {
    double sum = 0;
    for (int s = 0; s < level; s++) {
      sum += losses.score(target, s, average(library, shares, target, s));
    }
    return level == 0 ? Double.NaN : sum / level;
  }
}
