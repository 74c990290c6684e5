package org.sonaffect.acoustics.tonal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sonaffect.audio.Audio;
import org.sonaffect.audio.Clip;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.SampleStream;

/**
 * The feature set {@code tonal}: what ComParE and eGeMAPS lack for music and sounds. Key, harmony,
 * pulse, loudness of the programme, sharpness and roughness; 29 functionals, each from a published
 * model. docs/features-tonal.md has them as a table.
 *
 * <pre>{@code
 * float[] features = Tonal.functionals(Path.of("song.flac")); // float[29]
 * int tempo = Tonal.names().indexOf("tempo");
 * }</pre>
 *
 * <p>Stateless and usable from many threads; the same samples give the same bits on any machine and
 * however they are cut into pieces. All values are finite, for silence and for a single sample too.
 * All methods throw {@link AudioException}: {@code TOO_SHORT} without a sample, {@code NON_FINITE}
 * for samples that are not finite or far beyond [-1, 1], {@code UNSUPPORTED} for a sample rate
 * outside {@link Audio#MIN_RATE} to {@link Audio#MAX_RATE}, and whatever reading the file brings
 * about.
 */
public final class Tonal {
  /** Changes whenever any digit of any feature may change. */
  public static final String VERSION = "tonal-1";

  /** The level that a full-scale sine is taken to have where nothing else is said, dB SPL. */
  public static final double FULL_SCALE_LEVEL = 94;

  private static final int PIECE = 4096;
  private static final List<String> NAMES =
      names(
          "C Cs D Ds E F Fs G Gs A As B",
          "tuning keyClarity mode harmonicChange_mean harmonicChange_stddev",
          "tempo pulseClarity onsetRate",
          "loudnessIntegrated loudnessRange truePeak",
          "loudness_mean loudness_stddev sharpness_mean sharpness_stddev",
          "roughness_mean roughness_stddev");

  private Tonal() {}

  private static List<String> names(String classes, String... others) {
    List<String> names = new ArrayList<>();
    for (String pitch : classes.split(" ")) {
      names.add("chroma_" + pitch);
    }
    for (String group : others) {
      names.addAll(List.of(group.split(" ")));
    }
    return List.copyOf(names);
  }

  /** The names of the functionals, in order, such as {@code chroma_C} or {@code tempo}. */
  public static List<String> names() {
    return NAMES;
  }

  /** The functionals of an audio file of any format that is read. */
  public static float[] functionals(Path file) throws IOException {
    return functionals(file, AudioOptions.DEFAULT);
  }

  /** The functionals of a file or a part of it; its channels are heard for themselves. */
  public static float[] functionals(Path file, AudioOptions options) throws IOException {
    try (SampleStream stream = Audio.open(file, options.withEachChannel())) {
      return functionals(stream, FULL_SCALE_LEVEL);
    }
  }

  /** The functionals of mono samples in memory. */
  public static float[] functionals(Clip clip) throws AudioException {
    Audio.checkRate(clip.sampleRate());
    TonalExtractor extractor = new TonalExtractor(clip.sampleRate(), 1, FULL_SCALE_LEVEL);
    extractor.accept(clip.samples(), 0, clip.samples().length);
    return extractor.finish();
  }

  /**
   * The functionals of all that is left of a stream, of which about a second is held.
   *
   * @param stream of each channel (see {@link AudioOptions#eachChannel}), or of the mono mix
   * @param fullScaleLevel dB SPL of a full-scale sine, for loudness in sone, sharpness, roughness
   */
  public static float[] functionals(SampleStream stream, double fullScaleLevel) throws IOException {
    Audio.checkRate(stream.sampleRate());
    TonalExtractor extractor =
        new TonalExtractor(stream.sampleRate(), stream.channels(), fullScaleLevel);
    float[] piece = new float[PIECE * stream.channels()];
    int got;
    while ((got = stream.read(piece, 0, PIECE)) >= 0) {
      extractor.accept(piece, 0, got);
    }
    return extractor.finish();
  }
}
