package org.sonaffect.acoustics.functional;

import java.util.List;
import org.sonaffect.acoustics.contour.Edition;
import org.sonaffect.acoustics.functional.Means.Mean;

/**
 * Which functionals are taken of which contours, in output order
 * (docs/spec/compare2013-functionals.md §F2).
 *
 * <p>The sets of contours: a (4: spectral sums, energy, zero crossings), b (55: bands, spectrum,
 * cepstrum), nz (6: pitch and voice quality).
 */
enum Component {
  /** Sets a and its deltas. */
  A(groupsOfA()),
  /** Set b and its deltas. */
  B(groupsOfA()),
  /** Set nz and its deltas, zeros left out. */
  NZ(
      List.of(
          new Means(Mean.AMEAN, Mean.FLATNESS, Mean.POSAMEAN, Mean.RQMEAN),
          new Extremes(),
          new Regression(Regression.Scale.OF_THE_CONTOUR),
          new Percentiles(),
          new Moments(),
          new Times(),
          new Lpc()),
      List.of(
          new Means(Mean.AMEAN, Mean.FLATNESS, Mean.POSAMEAN, Mean.RQMEAN),
          new Extremes(),
          new Regression(Regression.Scale.OF_THE_RANGE),
          new Percentiles(),
          new Moments(),
          new Times(),
          new Lpc())),
  /** The pitch contour with its zeros. */
  F0(List.of(new Means(Mean.NNZ), new NonZeroSegments())),
  /** Sets a and b. */
  LLD(
      List.of(
          new Means(Mean.AMEAN, Mean.FLATNESS, Mean.RQMEAN),
          new Peaks(false),
          new Regression(Regression.Scale.OF_THE_CONTOUR)),
      List.of(
          new Means(Mean.AMEAN, Mean.FLATNESS, Mean.RQMEAN),
          new Peaks(true),
          new Regression(Regression.Scale.OF_THE_RANGE_PER_SECOND))),
  /** Deltas of the sets a and b. */
  DELTA(
      List.of(new Means(Mean.FLATNESS, Mean.POSAMEAN, Mean.RQMEAN), new Peaks(false)),
      List.of(new Means(Mean.FLATNESS, Mean.POSAMEAN, Mean.RQMEAN), new Peaks(true)));

  private final List<FunctionalGroup> groups;
  private final List<FunctionalGroup> groups2016;
  private final List<String> names;

  /** The same in both sets. */
  Component(List<FunctionalGroup> groups) {
    this(groups, groups);
  }

  /** Of 2013, and of 2016 under the same names (docs/spec/compare2016.md §D4, §D5). */
  Component(List<FunctionalGroup> groups, List<FunctionalGroup> groups2016) {
    this.groups = groups;
    this.groups2016 = groups2016;
    this.names = groups.stream().flatMap(g -> g.names().stream()).toList();
  }

  private static List<FunctionalGroup> groupsOfA() {
    return List.of(
        new Extremes(),
        new Percentiles(),
        new Moments(),
        new LevelSegments(),
        new Times(),
        new Lpc());
  }

  /** Functionals a contour, in output order. */
  List<String> functionals() {
    return names;
  }

  /** All functionals of one contour to {@code out[at..]}; zeros where the series is empty. */
  void compute(Edition edition, Series series, float[] out, int at) {
    if (series.length() == 0) {
      return; // out is fresh: all 0, flatness too (docs/spec/compare2013-functionals.md §F5)
    }
    int next = at;
    for (FunctionalGroup group : edition == Edition.COMPARE2013 ? groups : groups2016) {
      group.compute(series, out, next);
      next += group.names().size();
    }
  }

  /** Feature names of this component for these contours. */
  List<String> features(List<String> contours) {
    return contours.stream()
        .flatMap(contour -> names.stream().map(functional -> contour + "_" + functional))
        .toList();
  }
}
