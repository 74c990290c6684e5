package org.sonaffect.learning.family;

import java.util.Arrays;
import org.sonaffect.learning.linear.FixedSum;
import org.sonaffect.learning.random.SplitMix64;

/**
 * A network of rectified linear units with linear outputs.
 *
 * @param sizes of all layers, inputs first, outputs last
 * @param weights of one layer after the other: for each unit its weights, then its bias
 */
@SuppressWarnings("ArrayRecordComponent")
record Network(int[] sizes, double[] weights) {
  /** Starts at random with the variance of He et al. (ICCV 2015), biases 0. */
  static Network random(int[] sizes, SplitMix64 random) {
    double[] weights = new double[length(sizes)];
    int at = 0;
    for (int layer = 1; layer < sizes.length; layer++) {
      boolean last = layer == sizes.length - 1;
      double deviation = Math.sqrt((last ? 1.0 : 2.0) / sizes[layer - 1]);
      for (int unit = 0; unit < sizes[layer]; unit++) {
        for (int k = 0; k < sizes[layer - 1]; k++) {
          weights[at++] = deviation * random.nextGaussian();
        }
        at++;
      }
    }
    return new Network(sizes, weights);
  }

  static int length(int[] sizes) {
    int length = 0;
    for (int layer = 1; layer < sizes.length; layer++) {
      length += sizes[layer] * (sizes[layer - 1] + 1);
    }
    return length;
  }

  /** Room for the values of all units. */
  double[][] room() {
    double[][] room = new double[sizes.length][];
    Arrays.setAll(room, layer -> new double[sizes[layer]]);
    return room;
  }

  /** Outputs for inputs at an offset; units' values are left in {@code units}. */
  double[] forward(double[] inputs, int offset, double[][] units) {
    System.arraycopy(inputs, offset, units[0], 0, sizes[0]);
    int at = 0;
    for (int layer = 1; layer < sizes.length; layer++) {
      int width = sizes[layer - 1];
      for (int unit = 0; unit < sizes[layer]; unit++) {
        double sum =
            FixedSum.product(units[layer - 1], 0, weights, at, width) + weights[at + width];
        units[layer][unit] = layer == sizes.length - 1 ? sum : Math.max(0, sum);
        at += width + 1;
      }
    }
    return units[sizes.length - 1];
  }

  /**
   * Adds the gradient of a loss to {@code gradient}.
   *
   * @param units as {@link #forward} left them
   * @param slopes last layer: slope of the loss by each output; the others are overwritten
   */
  void backward(double[][] units, double[][] slopes, double[] gradient) {
    int end = weights.length;
    for (int layer = sizes.length - 1; layer > 0; layer--) {
      int width = sizes[layer - 1];
      int start = end - sizes[layer] * (width + 1);
      double[] below = units[layer - 1];
      double[] slopesBelow = slopes[layer - 1];
      Arrays.fill(slopesBelow, 0);
      for (int unit = 0; unit < sizes[layer]; unit++) {
        double slope = slopes[layer][unit];
        if (slope == 0) {
          continue;
        }
        int at = start + unit * (width + 1);
        for (int k = 0; k < width; k++) {
          gradient[at + k] += slope * below[k];
        }
        gradient[at + width] += slope;
        if (layer > 1) {
          for (int k = 0; k < width; k++) {
            slopesBelow[k] += slope * weights[at + k];
          }
        }
      }
      for (int k = 0; k < width; k++) {
        slopesBelow[k] = below[k] > 0 ? slopesBelow[k] : 0;
      }
      end = start;
    }
  }
}
