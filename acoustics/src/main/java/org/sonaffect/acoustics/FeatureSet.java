package org.sonaffect.acoustics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.contour.ContourNames;
import org.sonaffect.acoustics.contour.Contours;
import org.sonaffect.acoustics.egemaps.EgemapsContours;
import org.sonaffect.acoustics.egemaps.EgemapsFunctionals;
import org.sonaffect.acoustics.functional.FeatureNames;
import org.sonaffect.acoustics.tonal.Percussion;
import org.sonaffect.acoustics.tonal.SpectralContrast;
import org.sonaffect.acoustics.tonal.Tonal;
import org.sonaffect.acoustics.tonal.TonalExtractor;
import org.sonaffect.audio.Audio;
import org.sonaffect.audio.Clip;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.HeldSamples;
import org.sonaffect.audio.stream.SampleStream;

/**
 * A feature set: contours, 10 ms apart, and the functionals that summarise them, in the printed
 * digits of openSMILE 3.0.2; or {@link #TONAL}, {@link #CONTRAST} and {@link #PERCUSSION}, which
 * are Sonaffect's own and have no contours. docs/FEATURES.md says what each of them measures.
 *
 * <pre>{@code
 * float[] voice = FeatureSet.EGEMAPS.functionals(Path.of("door.wav")); // float[88]
 * Contours course = FeatureSet.EGEMAPS.contours(Path.of("door.wav")); // 25 columns
 * }</pre>
 *
 * <p>Several sets of one clip are cheaper together: {@link FeatureSets}.
 *
 * <p>Stateless and usable from many threads; the same samples give the same bits on any machine and
 * however they are cut into pieces. All methods that take audio throw {@link AudioException}:
 * {@code TOO_SHORT} below {@link #minimumSeconds}, {@code NON_FINITE} for samples that are not
 * finite or far beyond [-1, 1], {@code UNSUPPORTED} for a sample rate outside {@link
 * Audio#MIN_RATE} to {@link Audio#MAX_RATE}, and whatever reading the file brings about.
 */
public enum FeatureSet {
  /** 6373 functionals of 65 contours and their deltas (docs/spec/compare2013.md). */
  COMPARE2013(ComParE2013.VERSION, FeatureNames.all(), ContourNames.names()),
  /** The same names, some other values: openSMILE's default (docs/spec/compare2016.md). */
  COMPARE2016("compare2016-1", FeatureNames.all(), ContourNames.names()),
  /** eGeMAPS v02: 88 functionals of 25 contours (docs/spec/egemaps.md). */
  EGEMAPS("egemaps-1", EgemapsFunctionals.names(), EgemapsContours.names()),
  /** GeMAPS v01b: 62 of these functionals, 18 of these contours (docs/spec/egemaps.md §E13). */
  GEMAPS("gemaps-1", Gemaps.featureNames(), Gemaps.contourNames()),
  /**
   * 29 functionals of what the others lack: key, harmony, pulse, loudness, sharpness, roughness; of
   * the channels as they are (docs/features-tonal.md).
   */
  TONAL(Tonal.VERSION, Tonal.names(), List.of()),
  /** 32 functionals: peaks and valleys of the spectrum in octaves (docs/features-timbre.md). */
  CONTRAST(SpectralContrast.VERSION, SpectralContrast.names(), List.of()),
  /** 9 functionals: how much of a sound is percussive (docs/features-timbre.md). */
  PERCUSSION(Percussion.VERSION, Percussion.names(), List.of());

  /** One frame of 60 ms. */
  private static final double FRAME = 0.06;

  private final String version;
  private final List<String> featureNames;
  private final List<String> contourNames;

  FeatureSet(String version, List<String> featureNames, List<String> contourNames) {
    this.version = version;
    this.featureNames = featureNames;
    this.contourNames = contourNames;
  }

  /** What it is called on the command line and in files, such as {@code egemaps}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The set that is called so.
   *
   * @throws IllegalArgumentException where none is
   */
  public static FeatureSet named(String title) {
    for (FeatureSet set : values()) {
      if (set.title().equals(title)) {
        return set;
      }
    }
    throw new IllegalArgumentException(
        "no feature set is named %s, expected one of %s"
            .formatted(
                title,
                String.join(", ", List.of(values()).stream().map(FeatureSet::title).toList())));
  }

  /** Changes whenever any digit of any feature may change. */
  public String version() {
    return version;
  }

  /** The names of the functionals, in order; of openSMILE's sets as it prints them. */
  public List<String> featureNames() {
    return featureNames;
  }

  /**
   * The names of the contours, in order, as openSMILE prints them; none of Sonaffect's own sets.
   */
  public List<String> contourNames() {
    return contourNames;
  }

  /** Whether all of these are names of functionals. */
  boolean names(List<String> columns) {
    return Set.copyOf(featureNames).containsAll(columns);
  }

  /** Where a functional stands in the vector; {@link IllegalArgumentException} if nowhere. */
  public int featureIndex(String name) {
    int index = featureNames.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("no functional of " + title() + " is named " + name);
    }
    return index;
  }

  /** The shortest clip that has features, in seconds; 0 where a single sample will do. */
  public double minimumSeconds() {
    return hearsChannels() ? 0 : FRAME;
  }

  /** Whether it is of the channels as they are, and Sonaffect's own; else of the mono mix. */
  boolean hearsChannels() {
    return part() != null;
  }

  /** What {@link TonalExtractor} calls it; null where another extractor makes it. */
  TonalExtractor.@Nullable Part part() {
    return switch (this) {
      case TONAL -> TonalExtractor.Part.TONAL;
      case CONTRAST -> TonalExtractor.Part.CONTRAST;
      case PERCUSSION -> TonalExtractor.Part.PERCUSSION;
      default -> null;
    };
  }

  /** Refuses a set that has functionals only. */
  void checkContours() {
    if (contourNames.isEmpty()) {
      throw new IllegalArgumentException(
          "the feature set " + title() + " has functionals only, no contours");
    }
  }

  private FeatureSets alone() {
    return new FeatureSets(List.of(this));
  }

  /** The functionals of an audio file of any format that is read: {@code float[features]}. */
  public float[] functionals(Path file) throws IOException {
    return alone().functionals(file);
  }

  /** The functionals of all that is left of a stream, of which about a second is held. */
  public float[] functionals(SampleStream stream) throws IOException {
    return alone().functionals(stream);
  }

  /** The functionals of samples in memory. */
  public float[] functionals(Clip clip) throws AudioException {
    return alone().functionals(clip);
  }

  /**
   * The contours of an audio file.
   *
   * @throws IllegalArgumentException where the set has none
   */
  public Contours contours(Path file) throws IOException {
    checkContours();
    try (SampleStream stream = alone().open(file, AudioOptions.DEFAULT)) {
      return contours(stream);
    }
  }

  /** The contours of all that is left of a stream. */
  public Contours contours(SampleStream stream) throws IOException {
    checkContours();
    return FeaturePass.over(stream, List.of(this), true).contours(this);
  }

  /** The contours of samples in memory. */
  public Contours contours(Clip clip) throws AudioException {
    try {
      return contours(new HeldSamples(clip.sampleRate(), clip.samples()));
    } catch (AudioException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory is always read
    }
  }
}
