package org.sonaffect.audio.stream;

/** Samples in memory as a stream, laid out as those of the stream they were read from. */
public final class HeldSamples implements SampleStream {
  private final int sampleRate;
  private final int channels;
  private final boolean beginsWithMix;
  private final float[] values;
  private final int samples;
  private int position;

  /**
   * The first samples of an array, which is not copied.
   *
   * @param from whose rate and channels they have
   */
  public HeldSamples(SampleStream from, float[] values, int samples) {
    this(from.sampleRate(), from.channels(), from.beginsWithMix(), values, samples);
  }

  /** Mono samples, which are not copied. */
  public HeldSamples(int sampleRate, float[] samples) {
    this(sampleRate, 1, true, samples, samples.length);
  }

  private HeldSamples(
      int sampleRate, int channels, boolean beginsWithMix, float[] values, int samples) {
    this.sampleRate = sampleRate;
    this.channels = channels;
    this.beginsWithMix = beginsWithMix;
    this.values = values;
    this.samples = samples;
  }

  /** How many samples there are, of each channel. */
  public int length() {
    return samples;
  }

  /** Seconds of all samples. */
  public double seconds() {
    return samples / (double) sampleRate;
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public int channels() {
    return channels;
  }

  @Override
  public boolean beginsWithMix() {
    return beginsWithMix;
  }

  @Override
  public int read(float[] into, int offset, int length) {
    int got = Math.min(length, samples - position);
    System.arraycopy(values, position * channels, into, offset, got * channels);
    position += got;
    return got > 0 ? got : -1;
  }

  @Override
  public void close() {}
}
