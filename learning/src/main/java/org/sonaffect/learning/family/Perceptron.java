package org.sonaffect.learning.family;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sonaffect.learning.portable.Allowance.Cost;
import org.sonaffect.learning.portable.Form;
import org.sonaffect.learning.portable.Reading;
import org.sonaffect.learning.portable.Shapes;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.EvaluationRows;
import org.sonaffect.learning.rows.ShortDecimal;
import org.sonaffect.learning.rows.TrainingRows;

/**
 * A few multilayer perceptrons, averaged. All targets are outputs of the same hidden units; each
 * network holds out another of the context's folds to end its training early. Of wide rows the
 * leading principal components enter.
 *
 * @param hidden units of the first hidden layer, 1..256
 * @param second units of the second, 0..256; 0: there is none
 * @param rate of learning, above 0
 * @param decay of weights a step, in units of the rate, at least 0
 * @param networks averaged, 1..10
 */
@Form.Named("mlp")
public record Perceptron(int hidden, int second, double rate, double decay, int networks)
    implements Family {
  private static final int MOST_INPUTS = 128;

  /** Rows below which none are held out. */
  private static final int FEW = 10;

  /** 5 networks of one layer of 32 units. */
  public Perceptron() {
    this(32, 0, 0.005, 0.1, 5);
  }

  /** Checks all values. */
  public Perceptron {
    Check.between("hidden", hidden, 1, 256);
    Check.between("second", second, 0, 256);
    Check.positive("rate", rate);
    Check.between("decay", decay, 0, 10);
    Check.between("networks", networks, 1, 10);
  }

  @Override
  public String describe() {
    return "mlp(%s,rate=%s,decay=%s,networks=%d)"
        .formatted(
            second > 0 ? hidden + "x" + second : hidden,
            ShortDecimal.of(rate),
            ShortDecimal.of(decay),
            networks);
  }

  @Override
  public int squares(int columns) {
    return Reduction.squares(columns, MOST_INPUTS);
  }

  @Override
  public FittedFamily fit(TrainingRows rows, double[][] y, FitContext context) {
    FamilyInput.training(rows, y, context);
    int n = rows.size();
    Reduction reduction = Reduction.of(rows, MOST_INPUTS);
    TargetScale[] scales = new TargetScale[y.length];
    double[][] standardised = new double[y.length][];
    for (int t = 0; t < y.length; t++) {
      scales[t] = TargetScale.of(y[t], rows.weights());
      standardised[t] = scales[t].standardised(y[t]);
    }
    NetworkTraining training =
        new NetworkTraining(reduction.inputs(rows.x()), standardised, rows.weights(), rate, decay);
    int[] sizes =
        second > 0
            ? new int[] {reduction.size(), hidden, second, y.length}
            : new int[] {reduction.size(), hidden, y.length};
    int[] folds = IntStream.of(context.folds()).distinct().sorted().toArray();
    double[][] trained = new double[networks][];
    for (int r = 0; r < networks; r++) {
      context.deadline().check();
      int out = folds.length > 1 && n >= FEW ? folds[r % folds.length] : Integer.MIN_VALUE;
      Network network =
          training.run(
              sizes,
              IntStream.range(0, n).filter(i -> context.folds()[i] != out).toArray(),
              IntStream.range(0, n).filter(i -> context.folds()[i] == out).toArray(),
              context.seeds().child("mlp").child(r).random());
      trained[r] = network.weights();
    }
    return new Fitted(reduction, sizes, trained, List.of(scales));
  }

  /**
   * Networks whose predictions are averaged.
   *
   * @param sizes units of each layer
   * @param networks weights of each
   * @param scales of each target
   */
  @Form.Named("perceptron")
  @SuppressWarnings("ArrayRecordComponent")
  record Fitted(Reduction reduction, int[] sizes, double[][] networks, List<TargetScale> scales)
      implements StoredFamily {
    private static final int MOST_NETWORKS = 100;
    private static final int MOST_LAYERS = 10;

    @Override
    public double[][] predict(EvaluationRows rows) {
      FamilyInput.evaluation(rows, reduction.columns());
      double[] inputs = reduction.inputs(rows.x());
      double[][] predictions = new double[scales.size()][rows.size()];
      List<Network> all =
          Arrays.stream(networks).map(weights -> new Network(sizes, weights)).toList();
      double[][] units = all.get(0).room();
      for (int i = 0; i < rows.size(); i++) {
        for (Network network : all) {
          double[] outputs = network.forward(inputs, i * reduction.size(), units);
          for (int t = 0; t < outputs.length; t++) {
            predictions[t][i] += outputs[t] / all.size();
          }
        }
        for (int t = 0; t < predictions.length; t++) {
          predictions[t][i] = scales.get(t).restored(predictions[t][i]);
        }
      }
      return predictions;
    }

    @Override
    public void check(Reading reading, int rows, int columns, int targets) {
      reduction.check(reading.field("reduction"), columns);
      Reading layers = reading.field("sizes");
      layers.within(sizes, 1, Shapes.MOST_COLUMNS);
      long length = 0;
      for (int layer = 1; layer < sizes.length; layer++) {
        length += (long) sizes[layer] * (sizes[layer - 1] + 1);
      }
      if (sizes.length < 2
          || sizes.length > MOST_LAYERS
          || sizes[0] != reduction.size()
          || sizes[sizes.length - 1] != targets) {
        throw layers.refuse(
            sizes.length + " layers",
            "2 to %d, the first of %d units and the last of %d"
                .formatted(MOST_LAYERS, reduction.size(), targets));
      }
      reading.field("networks").items(1, MOST_NETWORKS);
      reading.charge(Cost.PREDICTING, (double) length * networks.length);
      reading.field("networks").shape(networks, networks.length, length);
      reading.count("scales", scales.size(), targets);
    }
  }
}
