package org.sonaffect.acoustics;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.sonaffect.acoustics.contour.Contours;
import org.sonaffect.audio.Audio;
import org.sonaffect.audio.Clip;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.SampleStream;

/**
 * The feature set of the INTERSPEECH 2013 Computational Paralinguistics Challenge (Schuller et al.
 * 2013): 130 contours, 10 ms apart, and the 6373 functionals that summarise them, in the printed
 * digits of openSMILE 3.0.2. docs/FEATURES.md says what each of them measures,
 * docs/spec/compare2013.md how it is computed. The same as {@link FeatureSet#COMPARE2013}.
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

  private ComParE2013() {}

  /** The names of the 6373 functionals, in order, such as {@code mfcc_sma[1]_quartile2}. */
  public static List<String> featureNames() {
    return FeatureSet.COMPARE2013.featureNames();
  }

  /** The names of the 130 contours, in order, such as {@code F0final_sma}. */
  public static List<String> contourNames() {
    return FeatureSet.COMPARE2013.contourNames();
  }

  /** Where a functional stands in the vector; {@link IllegalArgumentException} if nowhere. */
  public static int featureIndex(String name) {
    return FeatureSet.COMPARE2013.featureIndex(name);
  }

  /** The functionals of an audio file of any format that is read: {@code float[6373]}, finite. */
  public static float[] functionals(Path file) throws IOException {
    return FeatureSet.COMPARE2013.functionals(file);
  }

  /** The functionals of all that is left of a stream, of which less than a second is held. */
  public static float[] functionals(SampleStream stream) throws IOException {
    return FeatureSet.COMPARE2013.functionals(stream);
  }

  /** The functionals of samples in memory. */
  public static float[] functionals(Clip clip) throws AudioException {
    return FeatureSet.COMPARE2013.functionals(clip);
  }

  /** The contours of an audio file. */
  public static Contours contours(Path file) throws IOException {
    return FeatureSet.COMPARE2013.contours(file);
  }

  /** The contours of all that is left of a stream. */
  public static Contours contours(SampleStream stream) throws IOException {
    return FeatureSet.COMPARE2013.contours(stream);
  }

  /** The contours of samples in memory. */
  public static Contours contours(Clip clip) throws AudioException {
    return FeatureSet.COMPARE2013.contours(clip);
  }
}
