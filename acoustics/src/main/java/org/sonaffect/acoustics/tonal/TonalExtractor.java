package org.sonaffect.acoustics.tonal;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.sonaffect.acoustics.contour.FloatColumn;
import org.sonaffect.acoustics.dsp.ProgrammeLoudness;
import org.sonaffect.acoustics.dsp.Resampler;
import org.sonaffect.acoustics.dsp.TruePeak;
import org.sonaffect.audio.stream.AudioException;

/**
 * Samples of all channels to the functionals of the sets {@code tonal}, {@code contrast} and {@code
 * percussion}, streaming: samples are fed in pieces of any size with the same result to the bit.
 * Held are a few seconds of samples, and 400 bytes for every second heard. One instance serves one
 * clip, on one thread.
 */
public final class TonalExtractor {
  /** Hz: 8192 samples are 0.2 s, and half of it lies above the highest third octave. */
  static final int RATE = 40960;

  /** The largest sample taken: far beyond it squares leave the range of float. */
  private static final float LOUDEST = 1e10f;

  /** The true peak of silence, dBTP. */
  private static final double QUIETEST_PEAK = -100;

  private final int sampleRate;
  private final int channels;
  private final Set<Part> parts;
  private final boolean tonal;
  private final ProgrammeLoudness programme;
  private final TruePeak[] peaks;
  private final Chroma chroma = new Chroma();
  private final HarmonicChange harmony = new HarmonicChange();
  private final OnsetStrength onsets;
  private final Hearing hearing;
  private final Roughness roughness;
  private final TimbreFrames timbre;
  private final Frames frames;
  private final Resampler resampler;
  private float[] mix = new float[0];
  private long samples;
  private boolean finished;

  /** The sets that it may extract, each with its own values. */
  public enum Part {
    /** {@link Tonal#names()}. */
    TONAL,
    /** {@link SpectralContrast#names()}. */
    CONTRAST,
    /** {@link Percussion#names()}. */
    PERCUSSION
  }

  /** An extractor of one clip's set {@code tonal}. */
  public TonalExtractor(int sampleRate, int channels, double fullScaleLevel) {
    this(sampleRate, channels, fullScaleLevel, EnumSet.of(Part.TONAL));
  }

  /**
   * An extractor of one clip.
   *
   * @param sampleRate Hz, 4000 to 192000
   * @param channels 1 upwards, in the order of WAV
   * @param fullScaleLevel dB SPL of a full-scale sine
   * @param parts at least one
   */
  public TonalExtractor(int sampleRate, int channels, double fullScaleLevel, Set<Part> parts) {
    if (channels < 1) {
      throw new IllegalArgumentException(channels + " channels, expected 1 or more");
    }
    if (!(Math.abs(fullScaleLevel) <= 200)) {
      throw new IllegalArgumentException(
          "a full-scale sine of " + fullScaleLevel + " dB SPL, expected -200 to 200");
    }
    this.sampleRate = sampleRate;
    this.channels = channels;
    programme = new ProgrammeLoudness(sampleRate, channels);
    peaks = new TruePeak[channels];
    Arrays.setAll(peaks, c -> new TruePeak());
    onsets = new OnsetStrength(sampleRate / 2.0);
    hearing = new Hearing(fullScaleLevel);
    roughness = new Roughness(fullScaleLevel);
    PitchSpectrum pitches =
        new PitchSpectrum(
            (count, cents, amplitudes) -> {
              chroma.add(count, cents, amplitudes);
              harmony.add(count, cents, amplitudes);
            });
    this.parts = EnumSet.copyOf(parts);
    tonal = parts.contains(Part.TONAL);
    timbre = new TimbreFrames(parts);
    List<FrameAnalyser> analysers =
        tonal ? List.of(pitches, onsets, hearing, roughness) : List.of();
    frames =
        new Frames(
            parts.equals(EnumSet.of(Part.TONAL))
                ? analysers
                : Stream.concat(analysers.stream(), Stream.of(timbre)).toList());
    resampler = new Resampler(sampleRate, RATE, frames::accept);
  }

  /**
   * Takes the next samples.
   *
   * @param values one value of each channel for every sample, at {@code values[offset..]}
   * @param length samples
   * @throws AudioException {@code NON_FINITE} where a value is NaN, infinite or beyond 1e10, naming
   *     its place in the clip
   */
  public void accept(float[] values, int offset, int length) throws AudioException {
    if (finished) {
      throw new IllegalStateException("samples after finish()");
    }
    Objects.checkFromIndexSize(offset, Math.multiplyExact(length, channels), values.length);
    if (mix.length < length) {
      mix = new float[length];
    }
    for (int i = 0; i < length; i++) {
      int at = offset + i * channels;
      double sum = 0;
      for (int c = 0; c < channels; c++) {
        float value = values[at + c];
        if (!(Math.abs(value) <= LOUDEST)) {
          throw new AudioException(
              AudioException.Kind.NON_FINITE,
              "sample %d is %s, expected a finite number, nominally in [-1, 1] and at most 1e10"
                  .formatted(samples, value));
        }
        sum += value;
        if (tonal) {
          peaks[c].accept(value);
        }
      }
      if (tonal) {
        programme.accept(values, at);
      }
      mix[i] = (float) (sum / channels);
      samples++;
    }
    resampler.accept(mix, length);
  }

  /**
   * Ends the clip.
   *
   * @return {@link Tonal#names()} many values, finite
   * @throws AudioException {@code TOO_SHORT} where there was no sample
   */
  public float[] finish() throws AudioException {
    return Objects.requireNonNull(finishAll().get(Part.TONAL), "tonal is not extracted");
  }

  /** Ends the clip, as {@link #finish}: the values of each part that is extracted. */
  public Map<Part, float[]> finishAll() throws AudioException {
    if (finished) {
      throw new IllegalStateException("finish() twice");
    }
    finished = true;
    if (samples == 0) {
      throw new AudioException(AudioException.Kind.TOO_SHORT, "no samples, expected 1 or more");
    }
    resampler.finish();
    frames.finish();
    Map<Part, float[]> values = new EnumMap<>(Part.class);
    for (Part part : parts) {
      values.put(
          part,
          switch (part) {
            case TONAL -> tonal();
            case CONTRAST -> timbre.contrast().values();
            case PERCUSSION -> timbre.percussion().values();
          });
    }
    return values;
  }

  private float[] tonal() {
    double[] shares = chroma.shares();
    Key key = Key.of(shares);
    Rhythm rhythm = Rhythm.of(onsets.toArray());
    FloatColumn values = new FloatColumn();
    for (double share : shares) {
      values.add(share);
    }
    values.add(chroma.tuning());
    values.add(key.clarity());
    values.add(key.mode());
    add(values, harmony.changes());
    values.add(rhythm.tempo());
    values.add(rhythm.pulseClarity());
    values.add(rhythm.onsets() * (double) sampleRate / samples);
    values.add(programme.integrated());
    values.add(programme.range());
    values.add(truePeak());
    add(values, hearing.loudness());
    add(values, hearing.sharpness());
    add(values, roughness.values());
    return values.drain();
  }

  private static void add(FloatColumn values, RunningMoments moments) {
    values.add(moments.mean());
    values.add(moments.standardDeviation());
  }

  private double truePeak() {
    double peak = 0;
    for (TruePeak channel : peaks) {
      peak = Math.max(peak, channel.finish());
    }
    return peak <= 0 ? QUIETEST_PEAK : Math.max(QUIETEST_PEAK, 20 * StrictMath.log10(peak));
  }
}
