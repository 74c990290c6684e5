package org.sonaffect.acoustics.contour;

import java.util.Arrays;

/** Records the 65 raw contours of a ComParE set. */
public final class ComParEContours implements ContourRecorder {
  private static final int CONTOURS = 65;
  private static final int ZERO_CROSSINGS = 9;

  private final Framing framing;
  private final Padding padding;
  private final VoicedFrames voiced;
  private final ZeroCrossings crossings;
  private final FloatColumn[] columns = new FloatColumn[CONTOURS];
  private int frames60;
  private int frames20;

  /** Of one clip; {@code sampleRate} in Hz. */
  public ComParEContours(int sampleRate, Edition edition) {
    framing = Framing.at(sampleRate);
    padding = edition.padding;
    crossings = new ZeroCrossings(framing);
    voiced = new VoicedFrames(framing, PitchSearch.COMPARE, edition.rule, this::decided);
    Arrays.setAll(columns, c -> new FloatColumn());
  }

  @Override
  public Padding padding() {
    return padding;
  }

  @Override
  public boolean takesDescriptors() {
    return true;
  }

  @Override
  public void record(ShortFrame frame) {
    frames20++;
    columns[6].add(frame.loudness());
    columns[7].add(frame.rastaMean());
    columns[8].add(frame.rms());
    int c = 10;
    for (float v : frame.rasta()) {
      columns[c++].add(v);
    }
    for (float v : frame.descriptors()) {
      columns[c++].add(v);
    }
    for (float v : frame.cepstrum()) {
      columns[c++].add(v);
    }
  }

  @Override
  public void record(LongFrame frame, SampleWindow samples) {
    int at = samples.index((long) frames60 * framing.hop());
    frames60++;
    columns[ZERO_CROSSINGS].add(crossings.next(samples.array(), at));
    voiced.accept(frame, samples);
  }

  private void decided(int frame, float frequency, float voicing, VoiceQuality voice) {
    columns[0].add(frequency);
    columns[1].add(voicing);
    columns[2].add(voice.jitter());
    columns[3].add(voice.doubleJitter());
    columns[4].add(voice.shimmer());
    columns[5].add(voice.logHnr());
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
  public RawContours raw() {
    float[][] values = new float[CONTOURS][];
    Arrays.setAll(values, c -> columns[c].drain());
    return new RawContours(framing.sampleRate(), frames60, frames20, voiced.released(), values);
  }
}
