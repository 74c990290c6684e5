package org.sonaffect.audio.stream;

/** How loud some audio is, and whether its peaks were cut off; over samples as they are read. */
public final class SoundLevel {
  /** Nothing above -80 dB of full scale counts as silence. */
  private static final double SILENCE = 1e-4;

  /** Full scale, but for the rounding of 8 bits. */
  private static final double FULL = 0.992;

  /** So many samples one after the other at full scale are clipped, fewer are a peak. */
  private static final int RUN = 3;

  /** Share of clipped samples above which the audio counts as clipped. */
  private static final double CLIPPED = 1e-4;

  private double peak;
  private long samples;
  private long clipped;
  private int run;

  /** Takes note of samples of so many values each; the level is that of the loudest channel. */
  public void add(float[] values, int offset, int samples, int channels) {
    for (int i = 0; i < samples; i++) {
      double level = 0;
      for (int c = 0; c < channels; c++) {
        level = Math.max(level, Math.abs(values[offset + i * channels + c]));
      }
      peak = Math.max(peak, level);
      run = level >= FULL ? run + 1 : 0;
      if (run >= RUN) {
        clipped += run == RUN ? RUN : 1;
      }
    }
    this.samples += Math.max(0, samples);
  }

  /** The highest absolute value; 1 is full scale. */
  public double peak() {
    return peak;
  }

  /** Whether there is nothing to hear. */
  public boolean isSilent() {
    return samples > 0 && peak < SILENCE;
  }

  /** Whether peaks were cut off. */
  public boolean isClipped() {
    return clipped > CLIPPED * samples;
  }

  /** Share of the samples that are at full scale, one after the other. */
  public double clippedShare() {
    return samples == 0 ? 0 : (double) clipped / samples;
  }
}
