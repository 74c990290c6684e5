package org.sonaffect.study.fit;

/**
 * Whether a joint candidate is better than separate training beyond what chance makes of the best
 * of several: judged by the squared errors of the same validation rows.
 */
final class JointRule {
  /**
   * A gain counts from so many standard errors on: the one-standard-error rule (Breiman et al.
   * 1984) with separate training as the simpler model.
   */
  private static final double CLEAR = 1;

  private JointRule() {}

  /**
   * The best candidate.
   *
   * @param candidate its number; -1 where separate training stands
   * @param gain of the best one: the share by which its mean squared error is lower
   * @param error standard error of the gain over the rows
   */
  record Verdict(int candidate, double gain, double error) {}

  /**
   * Judges.
   *
   * @param rating of each validation row
   * @param separate what separate training predicts of it
   * @param joint {@code [candidate][row]}
   */
  static Verdict of(double[] rating, double[] separate, double[][] joint) {
    int n = rating.length;
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    double[] kept = new double[n];
    for (int c = 0; c < joint.length; c++) {
      double[] gains = new double[n];
      double sum = 0;
      for (int i = 0; i < n; i++) {
        double before = rating[i] - separate[i];
        double after = rating[i] - joint[c][i];
        gains[i] = before * before - after * after;
        sum += gains[i];
      }
      if (sum / n > most) {
        most = sum / n;
        best = c;
        kept = gains;
      }
    }
    if (best < 0) {
      return new Verdict(-1, Double.NaN, Double.NaN);
    }
    double scatter = 0;
    double squared = 0;
    for (int i = 0; i < n; i++) {
      scatter += (kept[i] - most) * (kept[i] - most);
      squared += (rating[i] - separate[i]) * (rating[i] - separate[i]);
    }
    double error = Math.sqrt(scatter / (n - 1.0) / n);
    double unit = squared > 0 ? squared / n : 1;
    boolean clear = most > 0 && most > CLEAR * error;
    return new Verdict(clear ? best : -1, most / unit, error / unit);
  }
}
