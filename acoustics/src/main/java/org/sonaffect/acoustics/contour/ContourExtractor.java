package org.sonaffect.acoustics.contour;

import org.sonaffect.audio.stream.AudioException;

/**
 * Mono samples to the 65 raw contours, streaming: samples are fed in pieces of any size with the
 * same result to the bit, and less than a second of them is held. One instance serves one clip, on
 * one thread.
 */
public final class ContourExtractor {
  /** The largest sample taken: far beyond it the squares of magnitudes leave the range of float. */
  private static final float LOUDEST = 1e10f;

  /** Samples held, in seconds: 30 undecided frames, the frame, two pitch periods, and a margin. */
  private static final double HELD = 0.75;

  /** Frames not yet decided fit into a ring of this many. */
  private static final int RING = 32;

  private static final int CONTOURS = 65;
  private static final int ZERO_CROSSINGS = 9;

  private final Framing framing;
  private final SampleWindow samples;
  private final LongFrame longFrame;
  private final ShortFrame shortFrame;
  private final PitchPath path = new PitchPath(this::decided);
  private final VoiceQuality voice;
  private final FloatColumn[] columns = new FloatColumn[CONTOURS];
  private final boolean[] sounding = new boolean[RING];
  private int frames60;
  private int frames20;
  private boolean finished;

  /**
   * An extractor of one clip.
   *
   * @param sampleRate Hz, 4000 to 192000
   */
  public ContourExtractor(int sampleRate) {
    framing = Framing.at(sampleRate);
    samples = new SampleWindow((int) (HELD * sampleRate));
    longFrame = new LongFrame(framing);
    shortFrame = new ShortFrame(framing);
    voice = new VoiceQuality(framing);
    for (int c = 0; c < CONTOURS; c++) {
      columns[c] = new FloatColumn();
    }
  }

  /**
   * Takes the next {@code length} samples.
   *
   * @throws AudioException {@code NON_FINITE} where a sample is NaN, infinite or beyond 1e10,
   *     naming its place in the clip
   */
  public void accept(float[] input, int offset, int length) throws AudioException {
    if (finished) {
      throw new IllegalStateException("samples after finish()");
    }
    java.util.Objects.checkFromIndexSize(offset, length, input.length);
    for (int i = offset; i < offset + length; i++) {
      if (!(Math.abs(input[i]) <= LOUDEST)) {
        throw new AudioException(
            AudioException.Kind.NON_FINITE,
            "sample "
                + (samples.end() + i - offset)
                + " is "
                + input[i]
                + ", expected a finite number, nominally in [-1, 1] and at most 1e10");
      }
    }
    int at = offset;
    int left = length;
    while (left > 0) {
      long keep =
          Math.min(voice.keep(path.decided()), (long) Math.min(frames60, frames20) * framing.hop());
      int piece = Math.min(left, samples.room(keep));
      samples.append(input, at, piece, keep);
      at += piece;
      left -= piece;
      analyse();
    }
  }

  private void analyse() {
    int hop = framing.hop();
    while ((long) frames20 * hop + framing.short20() <= samples.end()) {
      shortFrame.analyse(samples.array(), samples.index((long) frames20 * hop));
      frames20++;
      record();
    }
    while ((long) frames60 * hop + framing.long60() <= samples.end()) {
      longFrame.analyse(samples.array(), samples.index((long) frames60 * hop));
      sounding[frames60 % RING] = longFrame.sounding();
      columns[ZERO_CROSSINGS].add(longFrame.zeroCrossings());
      frames60++;
      path.accept(longFrame.candidates());
    }
  }

  private void record() {
    columns[6].add(shortFrame.loudness());
    columns[7].add(shortFrame.rastaMean());
    columns[8].add(shortFrame.rms());
    int c = 10;
    for (float v : shortFrame.rasta()) {
      columns[c++].add(v);
    }
    for (float v : shortFrame.descriptors()) {
      columns[c++].add(v);
    }
    for (float v : shortFrame.cepstrum()) {
      columns[c++].add(v);
    }
  }

  /** Gate (docs/spec/compare2013-contours.md §C4.5), then voice quality. */
  private void decided(int frame, float frequency, float voicing) {
    boolean passes = sounding[frame % RING];
    float f0 = passes ? frequency : 0f;
    voice.measure(frame, f0, samples);
    columns[0].add(f0);
    columns[1].add(passes ? voicing : 0f);
    columns[2].add(voice.jitter());
    columns[3].add(voice.doubleJitter());
    columns[4].add(voice.shimmer());
    columns[5].add(voice.logHnr());
  }

  /** Ends the clip and hands over its contours; there are none where it is shorter than 60 ms. */
  public RawContours finish() {
    if (finished) {
      throw new IllegalStateException("finish() twice");
    }
    finished = true;
    int released = path.decided();
    path.finish();
    float[][] values = new float[CONTOURS][];
    for (int c = 0; c < CONTOURS; c++) {
      values[c] = columns[c].drain();
    }
    return new RawContours(framing.sampleRate(), frames60, frames20, released, values);
  }
}
