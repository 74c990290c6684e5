package org.sonaffect.audio.stream;

import java.io.IOException;

/**
 * The mono mix of a file and its channels, read side by side: a sample is one value of the mix,
 * then one of each channel. The mix is that of a stream of its own, because lossy formats are mixed
 * before their transforms and not after them.
 */
public final class MixBesideChannels extends FilterStream {
  private static final int PIECE = 4096;

  private final SampleStream each;
  private final float[] mixed = new float[PIECE];
  private final float[] apart;

  /** Of two streams of one file; closing this closes both. */
  public MixBesideChannels(SampleStream mix, SampleStream each) {
    super(mix);
    this.each = each;
    this.apart = new float[PIECE * each.channels()];
  }

  @Override
  public int channels() {
    return 1 + each.channels();
  }

  @Override
  public boolean beginsWithMix() {
    return true;
  }

  @Override
  public int read(float[] into, int offset, int length) throws IOException {
    int got = stream.read(mixed, 0, Math.min(length, PIECE));
    int had = 0;
    while (had < got) {
      int more = each.read(apart, had * each.channels(), got - had);
      if (more < 0) {
        return woven(into, offset, had);
      }
      had += more;
    }
    return woven(into, offset, got);
  }

  private int woven(float[] into, int offset, int samples) {
    int channels = each.channels();
    for (int i = 0; i < samples; i++) {
      into[offset + i * (1 + channels)] = mixed[i];
      System.arraycopy(apart, i * channels, into, offset + i * (1 + channels) + 1, channels);
    }
    return samples > 0 ? samples : -1;
  }

  @Override
  public void close() throws IOException {
    try (stream) {
      each.close();
    }
  }
}
