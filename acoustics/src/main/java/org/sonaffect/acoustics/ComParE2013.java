package org.sonaffect.acoustics;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.sonaffect.acoustics.contour.ContourExtractor;
import org.sonaffect.acoustics.contour.ContourNames;
import org.sonaffect.acoustics.contour.Contours;
import org.sonaffect.acoustics.contour.RawContours;
import org.sonaffect.acoustics.contour.SmoothedContours;
import org.sonaffect.acoustics.functional.FeatureNames;
import org.sonaffect.acoustics.functional.Functionals;
import org.sonaffect.audio.Audio;
import org.sonaffect.audio.Clip;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioException.Kind;
import org.sonaffect.audio.stream.SampleStream;

/**
 * The feature set of the INTERSPEECH 2013 Computational Paralinguistics Challenge (Schuller et al.
 * 2013): 130 contours, 10 ms apart, and the 6373 functionals that summarise them, in the printed
 * digits of openSMILE 3.0.2. docs/FEATURES.md says what each of them measures,
 * docs/spec/compare2013.md how it is computed.
 *
 * <p>Stateless and usable from many threads; the same samples give the same bits on any machine and
 * however they are cut into pieces. All methods throw {@link AudioException}: {@code TOO_SHORT}
 * below one frame of 60 ms, {@code NON_FINITE} for samples that are not finite or far beyond [-1,
 * 1], {@code UNSUPPORTED} for a sample rate outside {@link Audio#MIN_RATE} to {@link
 * Audio#MAX_RATE}, and whatever reading the file brings about.
 */
public final class ComParE2013 {
  /** Changes whenever any digit of any feature may change. */
  public static final String VERSION = "compare2013-1";

  private static final int PIECE = 8192;

  private ComParE2013() {}

  /** The names of the 6373 functionals, in order, such as {@code mfcc_sma[1]_quartile2}. */
  public static List<String> featureNames() {
    return FeatureNames.all();
  }

  /** The names of the 130 contours, in order, such as {@code F0final_sma}. */
  public static List<String> contourNames() {
    return ContourNames.names();
  }

  /** Where a functional stands in the vector; {@link IllegalArgumentException} if nowhere. */
  public static int featureIndex(String name) {
    return FeatureNames.index(name);
  }

  /** The functionals of an audio file of any format that is read: {@code float[6373]}, finite. */
  public static float[] functionals(Path file) throws IOException {
    try (SampleStream stream = Audio.open(file)) {
      return functionals(stream);
    }
  }

  /** The functionals of all that is left of a stream, of which less than a second is held. */
  public static float[] functionals(SampleStream stream) throws IOException {
    return Functionals.of(raw(stream));
  }

  /** The functionals of samples in memory. */
  public static float[] functionals(Clip clip) throws AudioException {
    return Functionals.of(raw(clip));
  }

  /** The contours of an audio file. */
  public static Contours contours(Path file) throws IOException {
    try (SampleStream stream = Audio.open(file)) {
      return contours(stream);
    }
  }

  /** The contours of all that is left of a stream. */
  public static Contours contours(SampleStream stream) throws IOException {
    return SmoothedContours.of(raw(stream));
  }

  /** The contours of samples in memory. */
  public static Contours contours(Clip clip) throws AudioException {
    return SmoothedContours.of(raw(clip));
  }

  private static RawContours raw(Clip clip) throws AudioException {
    ContourExtractor extractor = extractor(clip.sampleRate());
    extractor.accept(clip.samples(), 0, clip.samples().length);
    return finish(extractor, clip.samples().length);
  }

  private static RawContours raw(SampleStream stream) throws IOException {
    ContourExtractor extractor = extractor(stream.sampleRate());
    float[] piece = new float[PIECE];
    long length = 0;
    int got;
    while ((got = stream.read(piece, 0, PIECE)) >= 0) {
      extractor.accept(piece, 0, got);
      length += got;
    }
    return finish(extractor, length);
  }

  private static ContourExtractor extractor(int sampleRate) throws AudioException {
    Audio.checkRate(sampleRate);
    return new ContourExtractor(sampleRate);
  }

  private static RawContours finish(ContourExtractor extractor, long length) throws AudioException {
    RawContours raw = extractor.finish();
    if (raw.frames60() == 0) {
      throw new AudioException(
          Kind.TOO_SHORT,
          String.format(
              Locale.ROOT,
              "%.4f s of audio (%d samples at %d Hz), expected one frame of 0.06 s or more",
              length / (double) raw.sampleRate(),
              length,
              raw.sampleRate()));
    }
    return raw;
  }
}
