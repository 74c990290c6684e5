package org.sonaffect.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.sonaffect.learning.rows.ShortDecimal;

/**
 * The share of each corpus in the training data (docs/spec/experiment.md §2.3, §2.4).
 *
 * @param shares in [0, 1], one per corpus in study order; one of them is 1, or they sum to 1 when
 *     complementary
 * @param complementary every corpus is cut to the size of the smallest before the shares are taken,
 *     so that all such mixtures train on equally many rows
 */
public record Mixture(List<Double> shares, boolean complementary) {
  /** Copies the shares. */
  public Mixture {
    shares = List.copyOf(shares);
  }

  /** Whether rows of this corpus are trained on. */
  public boolean trainsOn(int corpus) {
    return shares.get(corpus) > 0;
  }

  /** Whether more than one corpus is trained on. */
  public boolean joint() {
    return shares.stream().filter(share -> share > 0).count() > 1;
  }

  /** The training set that it is of corpora with these names; without those whose share is 0. */
  public TrainingSet of(List<String> corpora) {
    List<TrainingSet> parts = new ArrayList<>();
    for (int c = 0; c < shares.size(); c++) {
      if (trainsOn(c)) {
        parts.add(TrainingSet.share(corpora.get(c), shares.get(c)));
      }
    }
    return TrainingSet.sum(parts, complementary);
  }

  /** Whether each corpus is trained on whole, or not at all. */
  public boolean whole() {
    return !complementary && shares.stream().allMatch(share -> share == 0 || share == 1);
  }

  /** The mixtures of each of its corpora alone, with the same share, in study order. */
  public List<Mixture> alone() {
    List<Mixture> alone = new ArrayList<>();
    for (int c = 0; c < shares.size(); c++) {
      if (trainsOn(c)) {
        List<Double> own = new ArrayList<>(Collections.nCopies(shares.size(), 0.0));
        own.set(c, shares.get(c));
        alone.add(new Mixture(own, complementary));
      }
    }
    return alone;
  }

  /** As in a study file: {@code [1, 0.5]}. */
  @Override
  public String toString() {
    return shares.stream().map(ShortDecimal::of).toList().toString();
  }
}
