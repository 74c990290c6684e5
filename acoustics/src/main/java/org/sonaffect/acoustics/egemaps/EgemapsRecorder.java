package org.sonaffect.acoustics.egemaps;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.sonaffect.acoustics.contour.ContourRecorder;
import org.sonaffect.acoustics.contour.FloatColumn;
import org.sonaffect.acoustics.contour.Framing;
import org.sonaffect.acoustics.contour.LongFrame;
import org.sonaffect.acoustics.contour.Padding;
import org.sonaffect.acoustics.contour.PitchSearch;
import org.sonaffect.acoustics.contour.SampleWindow;
import org.sonaffect.acoustics.contour.ShortFrame;
import org.sonaffect.acoustics.contour.VoiceQuality;
import org.sonaffect.acoustics.contour.VoicedFrames;
import org.sonaffect.acoustics.dsp.FloatMath;
import org.sonaffect.acoustics.formant.Formants;

/** Records the raw contours of eGeMAPS, of which those of GeMAPS are some. */
public final class EgemapsRecorder implements ContourRecorder {
  private static final double LN10 = StrictMath.log(10);
  private static final float LN2 = (float) StrictMath.log(2);

  /** Semitones above this many Hz (docs/spec/egemaps.md §E2.2). */
  private static final float SEMITONE_ZERO = 27.5f;

  private static final float SEMITONES = 12f;

  /** Below this pitch in Hz there would be one semitone; no pitch is. */
  private static final float LOWEST = 29.136f;

  private final Framing framing;
  private final SpectralBalance balance;
  private final Formants formants;
  private final Harmonics harmonics;
  private final HarmonicsToNoise noise;
  private final VoicedFrames voiced;

  /** Magnitudes of the 60 ms frames whose pitch is not decided yet. */
  private final float[][] magnitudes;

  /** Transforms of the 20 ms frames whose pitch is not decided yet, and those to be used again. */
  private final Deque<float[][]> transforms = new ArrayDeque<>();

  private final Deque<float[][]> free = new ArrayDeque<>();
  private final boolean everyFrame;
  private final FloatColumn[] columns = new FloatColumn[EgemapsContours.RAW];
  private final float[] some = new float[5];
  private int frames60;
  private int frames20;

  /**
   * Of one clip.
   *
   * @param everyFrame whether formants of unvoiced frames are wanted: only contours show them; they
   *     are 0 else
   */
  public EgemapsRecorder(int sampleRate, boolean everyFrame) {
    this.everyFrame = everyFrame;
    framing = Framing.at(sampleRate);
    int bins20 = framing.fft20() / 2 + 1;
    int bins60 = framing.fft60() / 2 + 1;
    balance = new SpectralBalance(bins20, framing.duration20());
    formants = new Formants(sampleRate, framing.fft20(), framing.duration20());
    harmonics = new Harmonics(bins60, framing.duration60());
    noise = new HarmonicsToNoise(bins60, framing.duration60());
    voiced =
        new VoicedFrames(framing, PitchSearch.EGEMAPS, VoiceQuality.Rule.EGEMAPS, this::decided);
    magnitudes = new float[voiced.undecided()][bins60];
    Arrays.setAll(columns, c -> new FloatColumn());
  }

  @Override
  public Padding padding() {
    return Padding.SYMMETRIC;
  }

  @Override
  public boolean takesDescriptors() {
    return false;
  }

  @Override
  public void record(ShortFrame frame) {
    frames20++;
    columns[0].add(frame.loudness());
    balance.describe(frame.magnitudes(), frame.power(), some, 0);
    for (int i = 0; i < some.length; i++) {
      columns[1 + i].add(some[i]);
    }
    for (int i = 0; i < EgemapsContours.CEPSTRUM; i++) {
      columns[EgemapsContours.MFCC + i].add(frame.cepstrum()[i]);
    }
    float[][] kept = free.isEmpty() ? new float[2][formants.bins()] : free.removeLast();
    System.arraycopy(frame.re(), 0, kept[0], 0, kept[0].length);
    System.arraycopy(frame.im(), 0, kept[1], 0, kept[1].length);
    transforms.addLast(kept);
    columns[EgemapsContours.MEAN_SQUARE].add(frame.meanSquare());
  }

  @Override
  public void record(LongFrame frame, SampleWindow samples) {
    float[] kept = magnitudes[frames60 % magnitudes.length];
    System.arraycopy(frame.magnitudes(), 0, kept, 0, kept.length);
    frames60++;
    voiced.accept(frame, samples);
  }

  private void decided(int frame, float f0, float voicing, VoiceQuality voice) {
    boolean sounds = f0 > 0f;
    float[] spectrum = magnitudes[frame % magnitudes.length];
    columns[EgemapsContours.PITCH].add(semitones(f0));
    columns[EgemapsContours.JITTER].add(voice.jitter());
    // docs/spec/egemaps.md §E3
    columns[EgemapsContours.SHIMMER].add(
        sounds ? (float) ((20.0 * StrictMath.log(voice.shimmer() + 1.0)) / LN10) : 0f);
    columns[EgemapsContours.NOISE].add(sounds ? noise.ratio(spectrum, f0) : 0f);
    float[][] transform = transforms.removeFirst();
    free.addLast(transform);
    if (sounds || everyFrame) {
      formants.find(transform[0], transform[1]);
    } else {
      formants.clear();
    }
    float third = formants.frequency(2);
    if (sounds) {
      // Those that are missing are 0.
      float highest = Math.max(third, Math.max(formants.frequency(0), formants.frequency(1)));
      harmonics.find(spectrum, f0, highest);
    }
    columns[EgemapsContours.H1_H2].add(sounds ? harmonics.firstToSecond() : 0f);
    columns[EgemapsContours.H1_A3].add(sounds ? harmonics.firstToThirdFormant(third) : 0f);
    for (int n = 0; n < Harmonics.FORMANTS; n++) {
      float formant = formants.frequency(n);
      columns[EgemapsContours.frequency(n)].add(formant);
      columns[EgemapsContours.bandwidth(n)].add(formants.bandwidth(n));
      columns[EgemapsContours.amplitude(n)].add(
          sounds ? harmonics.amplitude(formant) : Harmonics.ABSENT);
    }
  }

  /** Pitch in semitones above 27.5 Hz, 0 where there is none (docs/spec/egemaps.md §E2.2). */
  private static float semitones(float f0) {
    if (f0 > LOWEST) {
      return (SEMITONES * FloatMath.logf(f0 / SEMITONE_ZERO)) / LN2;
    }
    return f0 == 0f ? 0f : 1f;
  }

  @Override
  public long keep() {
    return voiced.keep();
  }

  @Override
  public void finish() {
    voiced.finish();
  }

  /** What was recorded, once the clip has ended; nothing is left here. */
  public EgemapsContours raw() {
    float[][] values = new float[columns.length][];
    Arrays.setAll(values, c -> columns[c].drain());
    return new EgemapsContours(framing.sampleRate(), frames60, frames20, voiced.released(), values);
  }
}
