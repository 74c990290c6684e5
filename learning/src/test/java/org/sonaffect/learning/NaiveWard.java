package org.sonaffect.learning;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Ward clustering as a textbook says it: every pair of clusters looked at before every merge. */
public final class NaiveWard {
  private record Fraction(BigInteger above, BigInteger below) {
    boolean less(Fraction other) {
      return above.multiply(other.below).compareTo(other.above.multiply(below)) < 0;
    }
  }

  private NaiveWard() {}

  public static int[] strata(double[] arousal, double[] valence, String[] ids, int minimum) {
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      rows.add(i);
    }
    rows.sort(
        (i, j) -> {
          int byArousal = parts(arousal[i]).compareTo(parts(arousal[j]));
          int byValence = parts(valence[i]).compareTo(parts(valence[j]));
          return byArousal != 0 ? byArousal : byValence != 0 ? byValence : ids[i].compareTo(ids[j]);
        });
    List<List<Integer>> clusters = new ArrayList<>();
    rows.forEach(row -> clusters.add(new ArrayList<>(List.of(row))));
    int k = Math.max(1, ids.length / minimum);
    while (true) {
      while (clusters.size() > k) {
        mergeCheapest(clusters, arousal, valence);
      }
      if (k == 1 || clusters.stream().allMatch(cluster -> cluster.size() >= minimum)) {
        break;
      }
      k--;
    }
    int[] strata = new int[ids.length];
    for (int c = 0; c < clusters.size(); c++) {
      for (int row : clusters.get(c)) {
        strata[row] = c;
      }
    }
    return strata;
  }

  private static void mergeCheapest(
      List<List<Integer>> clusters, double[] arousal, double[] valence) {
    int bestA = 0;
    int bestB = 1;
    Fraction least = cost(clusters.get(0), clusters.get(1), arousal, valence);
    for (int a = 0; a < clusters.size(); a++) {
      for (int b = a + 1; b < clusters.size(); b++) {
        Fraction cost = cost(clusters.get(a), clusters.get(b), arousal, valence);
        if (cost.less(least)) {
          least = cost;
          bestA = a;
          bestB = b;
        }
      }
    }
    clusters.get(bestA).addAll(clusters.remove(bestB));
  }

  private static Fraction cost(
      List<Integer> a, List<Integer> b, double[] arousal, double[] valence) {
    BigInteger na = BigInteger.valueOf(a.size());
    BigInteger nb = BigInteger.valueOf(b.size());
    BigInteger dx = nb.multiply(sum(a, arousal)).subtract(na.multiply(sum(b, arousal)));
    BigInteger dy = nb.multiply(sum(a, valence)).subtract(na.multiply(sum(b, valence)));
    return new Fraction(dx.pow(2).add(dy.pow(2)), na.multiply(nb).multiply(na.add(nb)));
  }

  private static BigInteger sum(List<Integer> rows, double[] ratings) {
    BigInteger sum = BigInteger.ZERO;
    for (int row : rows) {
      sum = sum.add(parts(ratings[row]));
    }
    return sum;
  }

  private static BigInteger parts(double rating) {
    return new BigDecimal(rating)
        .movePointRight(9)
        .setScale(0, RoundingMode.HALF_UP)
        .toBigInteger();
  }
}
