package org.sonaffect.study.summary;

import java.util.List;
import java.util.stream.IntStream;
import org.sonaffect.learning.metrics.Holm;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.learning.metrics.PairedComparison;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Control;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.TrainingSet;

/**
 * The summary of a run, as results.json states it.
 *
 * @param sentence the answer in words a person can quote
 * @param synthetic some corpus is synthetic, so the results say nothing about the world
 * @param means of every metric over folds
 * @param comparisons joint against alone, fold by fold
 * @param controls what random ratings came out at
 */
public record Summary(
    String sentence,
    boolean synthetic,
    List<Mean> means,
    List<Comparison> comparisons,
    List<ControlOutcome> controls) {
  /** Copies the lists. */
  public Summary {
    means = List.copyOf(means);
    comparisons = List.copyOf(comparisons);
    controls = List.copyOf(controls);
  }

  /** The means of one metric under one protocol and control. */
  public List<Mean> means(Protocol protocol, Control control, String metric) {
    return means.stream()
        .filter(m -> m.metric().equals(metric))
        .filter(m -> m.cell().protocol() == protocol && m.cell().control().equals(control))
        .toList();
  }

  /** The comparisons of one metric under one protocol, real ratings and random ones. */
  public List<Comparison> comparisons(Protocol protocol, String metric) {
    return comparisons.stream()
        .filter(c -> c.cell().protocol() == protocol && c.metric().equals(metric))
        .toList();
  }

  /** The protocols that there are means of, in their order. */
  public List<Protocol> protocols() {
    return means.stream().map(m -> m.cell().protocol()).distinct().toList();
  }

  /**
   * A mean over the folds of all repetitions.
   *
   * @param cell of all folds and repetitions; every draw of a control by itself
   * @param mean over all folds
   * @param halfWidth of its 95 % interval: t over the folds of one repetition, with Nadeau and
   *     Bengio's variance over several; NaN where undefined
   * @param folds how many values it is of
   * @param outOfFold the metric of the out-of-fold predictions together, mean over repetitions
   */
  public record Mean(
      Cell cell, String metric, double mean, double halfWidth, int folds, double outOfFold) {
    /** Whether there is a mean: a fold whose ratings are all equal has no R2. */
    public boolean defined() {
      return Double.isFinite(mean);
    }
  }

  /**
   * One score less another, on the same test rows: of joint training less training on the test
   * corpus alone, or of one model less another.
   *
   * @param cell of the first, over all folds and repetitions; all draws of a control together
   * @param less what it is compared with
   * @param difference mean over folds
   * @param halfWidth of its 95 % interval after Nadeau and Bengio (2003); NaN for a single fold
   * @param p two-sided, of no difference
   * @param holm p after Holm's correction over the comparisons of one protocol, control and metric
   * @param folds how many paired differences
   */
  public record Comparison(
      Cell cell,
      Cell less,
      String metric,
      double difference,
      double halfWidth,
      double p,
      double holm,
      int folds) {
    /**
     * From differences fold by fold, not corrected yet.
     *
     * @param folds outer folds of a repetition
     */
    static Comparison of(Cell cell, Cell less, String metric, double[] differences, int folds) {
      PairedComparison paired = PairedComparison.of(differences, 1.0 / (folds - 1));
      Interval mean = paired.difference();
      return new Comparison(
          cell,
          less,
          metric,
          mean.mean(),
          mean.halfWidth(),
          paired.p(),
          Double.NaN,
          paired.folds());
    }

    /** The same after Holm's correction over all of them. */
    static List<Comparison> corrected(List<Comparison> family) {
      double[] holm = Holm.adjusted(family.stream().mapToDouble(Comparison::p).toArray());
      return IntStream.range(0, holm.length).mapToObj(i -> family.get(i).with(holm[i])).toList();
    }

    private Comparison with(double corrected) {
      return new Comparison(cell, less, metric, difference, halfWidth, p, corrected, folds);
    }

    /** What is trained on jointly. */
    public TrainingSet joint() {
      return cell.train();
    }

    /** The test corpus alone. */
    public TrainingSet alone() {
      return less.train();
    }

    /** The other model. */
    public String than() {
      return less.model();
    }

    /** Lower end of the interval. */
    public double low() {
      return difference - halfWidth;
    }

    /** Upper end of the interval. */
    public double high() {
      return difference + halfWidth;
    }

    /** Whether the interval lies on the side on which the first is better. */
    public boolean gain() {
      return Metric.parse(metric).higherIsBetter() ? low() > 0 : high() < 0;
    }

    /** Whether the interval lies on the side on which the first is worse. */
    public boolean loss() {
      return Metric.parse(metric).higherIsBetter() ? high() < 0 : low() > 0;
    }
  }

  /**
   * R2 on a corpus with random ratings.
   *
   * @param cell tested on the corpus that is randomised; all draws, repetitions and folds together
   * @param mean over draws, repetitions and folds
   * @param halfWidth of its 95 % interval over draws; over folds where there is one draw
   * @param draws how many
   * @param predicted the random ratings were predicted better than chance allows
   */
  public record ControlOutcome(
      Cell cell, double mean, double halfWidth, int draws, boolean predicted) {
    /** For a test corpus: the one that is randomised. */
    public static ControlOutcome of(
        Cell cell, double mean, double halfWidth, int draws, boolean predicted) {
      Control control = Control.randomised(cell.test());
      return new ControlOutcome(cell.under(control), mean, halfWidth, draws, predicted);
    }
  }
}
