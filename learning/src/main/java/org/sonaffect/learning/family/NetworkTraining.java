package org.sonaffect.learning.family;

import java.util.Arrays;
import org.sonaffect.learning.random.SplitMix64;

/**
 * Training of a {@link Network} on the weighted squared error by Adam with decoupled decay of
 * weights (Kingma and Ba, ICLR 2015; Loshchilov and Hutter, ICLR 2019), ended early by rows held
 * out.
 */
@SuppressWarnings("ArrayRecordComponent")
record NetworkTraining(
    double[] inputs, double[][] y, double[] rowWeights, double rate, double decay) {
  private static final int BATCH = 32;
  private static final int MOST_EPOCHS = 200;

  /** Epochs without a better error held out. */
  private static final int PATIENCE = 20;

  /** Where nothing can be held out. */
  private static final int BLIND_EPOCHS = 60;

  private static final double FIRST_DECAY = 0.9;
  private static final double SECOND_DECAY = 0.999;
  private static final double LEAST = 1e-8;

  /**
   * Trains from a random start.
   *
   * @param in rows to learn from
   * @param out rows held out, may be none
   * @return the network of the smallest error on the rows held out
   */
  Network run(int[] sizes, int[] in, int[] out, SplitMix64 random) {
    Network network = Network.random(sizes, random);
    double[] weights = network.weights();
    double[] gradient = new double[weights.length];
    double[] first = new double[weights.length];
    double[] second = new double[weights.length];
    boolean[] decayed = decayed(sizes);
    double[] best = weights.clone();
    double[][] units = network.room();
    double[][] slopes = network.room();
    double least = Double.POSITIVE_INFINITY;
    int[] order = in.clone();
    double firstPower = 1;
    double secondPower = 1;
    int waited = 0;
    int epochs = out.length == 0 ? BLIND_EPOCHS : MOST_EPOCHS;
    for (int epoch = 0; epoch < epochs && waited < PATIENCE; epoch++) {
      random.shuffle(order);
      for (int start = 0; start < order.length; start += BATCH) {
        int end = Math.min(order.length, start + BATCH);
        Arrays.fill(gradient, 0);
        for (int a = start; a < end; a++) {
          addGradient(network, order[a], 1.0 / (end - start), units, slopes, gradient);
        }
        firstPower *= FIRST_DECAY;
        secondPower *= SECOND_DECAY;
        for (int k = 0; k < weights.length; k++) {
          double g = gradient[k];
          first[k] = FIRST_DECAY * first[k] + (1 - FIRST_DECAY) * g;
          second[k] = SECOND_DECAY * second[k] + (1 - SECOND_DECAY) * g * g;
          double step =
              first[k] / (1 - firstPower) / (Math.sqrt(second[k] / (1 - secondPower)) + LEAST);
          weights[k] -= rate * (step + (decayed[k] ? decay * weights[k] : 0));
        }
      }
      if (out.length == 0) {
        continue;
      }
      double error = error(network, out, units);
      waited++;
      if (error < least) {
        least = error;
        waited = 0;
        System.arraycopy(weights, 0, best, 0, best.length);
      }
    }
    return out.length == 0 ? network : new Network(sizes, best);
  }

  /** Adds {@code share} of the gradient of half the squared error of a row. */
  void addGradient(
      Network network,
      int row,
      double share,
      double[][] units,
      double[][] slopes,
      double[] gradient) {
    int[] sizes = network.sizes();
    double[] outputs = network.forward(inputs, row * sizes[0], units);
    double[] last = slopes[sizes.length - 1];
    for (int t = 0; t < y.length; t++) {
      last[t] = share * rowWeights[row] * (outputs[t] - y[t][row]);
    }
    network.backward(units, slopes, gradient);
  }

  /** Sum of half the weighted squared errors of rows. */
  double error(Network network, int[] rows, double[][] units) {
    double sum = 0;
    for (int row : rows) {
      double[] outputs = network.forward(inputs, row * network.sizes()[0], units);
      for (int t = 0; t < y.length; t++) {
        double error = outputs[t] - y[t][row];
        sum += rowWeights[row] * error * error / 2;
      }
    }
    return sum;
  }

  /** Weights decay, biases do not. */
  private static boolean[] decayed(int[] sizes) {
    boolean[] decayed = new boolean[Network.length(sizes)];
    int at = 0;
    for (int layer = 1; layer < sizes.length; layer++) {
      for (int unit = 0; unit < sizes[layer]; unit++) {
        Arrays.fill(decayed, at, at + sizes[layer - 1], true);
        at += sizes[layer - 1] + 1;
      }
    }
    return decayed;
  }
}
