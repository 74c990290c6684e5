package org.sonaffect.study;

import java.util.List;
import org.sonaffect.corpus.file.YamlValue;

/**
 * What {@code learning-curve:} asks for: scores over the number of clips trained on
 * (docs/spec/experiment.md §8).
 *
 * @param shares of the training rows of each fold, in (0, 1], ascending
 */
public record LearningCurve(List<Double> shares) {
  /** Copies the shares. */
  public LearningCurve {
    shares = List.copyOf(shares);
  }

  /** Reads {@code {shares: [0.1, 0.2, 0.4, 0.7, 1]}}. */
  static LearningCurve read(YamlValue value) {
    value.mapping(List.of("shares"));
    YamlValue list = value.require("shares");
    List<Double> shares =
        list.items().stream().map(item -> item.number(Double.MIN_VALUE, 1)).toList();
    if (shares.size() < 2) {
      throw list.error("is %s, expected at least two shares".formatted(shares));
    }
    if (!shares.equals(shares.stream().sorted().distinct().toList())) {
      throw list.error("is %s, expected ascending shares".formatted(shares));
    }
    return new LearningCurve(shares);
  }
}
