package org.sonaffect.study;

import java.util.List;
import org.sonaffect.corpus.file.YamlValue;

/**
 * What {@code transfer:} asks for: models trained on one corpus and tested on another
 * (docs/spec/experiment.md §9).
 *
 * @param labelled how many rated clips of the other corpus are trained on besides, ascending; 0 for
 *     none
 */
public record Transfer(List<Integer> labelled) {
  /** Inner folds, and the folds of penalties inside them, need a few clips. */
  private static final int FEWEST = 4;

  private static final int MOST = 1_000_000;

  /** Copies the counts. */
  public Transfer {
    labelled = List.copyOf(labelled);
  }

  /** Reads {@code {labelled: [0, 10, 20, 50]}}. */
  static Transfer read(YamlValue value) {
    value.mapping(List.of("labelled"));
    YamlValue list = value.require("labelled");
    List<Integer> labelled =
        list.items().stream()
            .map(
                item -> {
                  int count = item.integer(0, MOST);
                  if (count > 0 && count < FEWEST) {
                    throw item.error(
                        "is %d, expected 0 or at least %d labelled clips".formatted(count, FEWEST));
                  }
                  return count;
                })
            .toList();
    if (!labelled.equals(labelled.stream().sorted().distinct().toList())) {
      throw list.error("is %s, expected ascending counts".formatted(labelled));
    }
    return new Transfer(labelled);
  }
}
