package org.sonaffect.acoustics.change;

/** The mean of the channels in place of them. */
public record Mono() implements Change {
  @Override
  public boolean concerns(Channels clip) {
    return clip.samples().length > 1;
  }

  @Override
  public Channels of(Channels clip, long seed) {
    float[] mean = new float[clip.length()];
    for (int i = 0; i < mean.length; i++) {
      double sum = 0;
      for (float[] channel : clip.samples()) {
        sum += channel[i];
      }
      mean[i] = (float) (sum / clip.samples().length);
    }
    return new Channels(new float[][] {mean}, clip.sampleRate());
  }

  @Override
  public String toString() {
    return "mono";
  }
}
