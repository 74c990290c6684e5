package org.sonaffect.corpus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many clips have which sample rate. Features differ with the rate: of 6373, one in twelve
 * moves by more than a standard deviation between 22.05 and 44.1 kHz.
 *
 * @param counts ascending by rate, each rate once
 */
public record SampleRates(List<Count> counts) {
  /** Where no audio was read. */
  public static final SampleRates UNKNOWN = new SampleRates(List.of());

  /**
   * Some clips.
   *
   * @param hertz their sample rate
   * @param clips how many
   */
  public record Count(int hertz, int clips) {}

  /** Copies the list. */
  public SampleRates {
    counts = List.copyOf(counts);
  }

  /** Those of clips; a rate of 0 is unknown and does not count. */
  public static SampleRates of(Collection<Integer> rates) {
    return together(
        rates.stream()
            .filter(rate -> rate > 0)
            .map(rate -> new SampleRates(List.of(new Count(rate, 1))))
            .toList());
  }

  /** Those of several corpora together. */
  public static SampleRates together(List<SampleRates> all) {
    TreeMap<Integer, Integer> counts = new TreeMap<>();
    for (SampleRates each : all) {
      each.counts.forEach(count -> counts.merge(count.hertz(), count.clips(), Integer::sum));
    }
    List<Count> list = new ArrayList<>();
    counts.forEach((hertz, clips) -> list.add(new Count(hertz, clips)));
    return new SampleRates(list);
  }

  /** The rates alone. */
  public List<Integer> hertz() {
    return counts.stream().map(Count::hertz).toList();
  }

  /** Whether there are several. */
  public boolean mixed() {
    return counts.size() > 1;
  }

  /** Whether no clip has this rate, although some are known. */
  public boolean lacks(int hertz) {
    return !counts.isEmpty() && !hertz().contains(hertz);
  }

  /** In words: {@code 22050 Hz (10 clips), 44100 Hz (118 clips)}. */
  @Override
  public String toString() {
    return counts.stream()
        .map(
            count ->
                "%d Hz (%d clip%s)"
                    .formatted(count.hertz(), count.clips(), count.clips() == 1 ? "" : "s"))
        .collect(Collectors.joining(", "));
  }
}
