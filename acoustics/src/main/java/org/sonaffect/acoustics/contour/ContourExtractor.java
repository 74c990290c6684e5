package org.sonaffect.acoustics.contour;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.sonaffect.audio.stream.AudioException;

/**
 * Mono samples to the raw contours of one or several feature sets, in one pass: samples are fed in
 * pieces of any size with the same result to the bit, and less than a second of them is held. What
 * the sets have in common is computed once. One instance serves one clip, on one thread.
 */
public final class ContourExtractor {
  /** The largest sample taken: far beyond it the squares of magnitudes leave the range of float. */
  private static final float LOUDEST = 1e10f;

  /** Samples held, in seconds: 40 undecided frames, the frame, two pitch periods, and a margin. */
  private static final double HELD = 0.75;

  private final Framing framing;
  private final SampleWindow samples;
  private final List<Chain> chains = new ArrayList<>();
  private int frames60;
  private int frames20;
  private boolean finished;

  /** The frames of one kind of padding, and who takes them. */
  private record Chain(LongFrame longFrame, ShortFrame shortFrame, List<ContourRecorder> takers) {}

  /**
   * An extractor of one clip.
   *
   * @param sampleRate Hz, 4000 to 192000
   * @param recorders of the feature sets, for the same rate
   */
  public ContourExtractor(int sampleRate, List<? extends ContourRecorder> recorders) {
    framing = Framing.at(sampleRate);
    samples = new SampleWindow((int) (HELD * sampleRate));
    Map<Padding, List<ContourRecorder>> byPadding = new EnumMap<>(Padding.class);
    for (ContourRecorder recorder : recorders) {
      byPadding.computeIfAbsent(recorder.padding(), p -> new ArrayList<>()).add(recorder);
    }
    byPadding.forEach(
        (padding, takers) -> {
          boolean descriptors = takers.stream().anyMatch(ContourRecorder::takesDescriptors);
          chains.add(
              new Chain(
                  new LongFrame(framing, padding, descriptors),
                  new ShortFrame(framing, padding, descriptors),
                  takers));
        });
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
      long keep = (long) Math.min(frames60, frames20) * framing.hop();
      for (Chain chain : chains) {
        for (ContourRecorder taker : chain.takers()) {
          keep = Math.min(keep, taker.keep());
        }
      }
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
      int at = samples.index((long) frames20 * hop);
      for (Chain chain : chains) {
        chain.shortFrame().analyse(samples.array(), at);
        for (ContourRecorder taker : chain.takers()) {
          taker.record(chain.shortFrame());
        }
      }
      frames20++;
    }
    while ((long) frames60 * hop + framing.long60() <= samples.end()) {
      int at = samples.index((long) frames60 * hop);
      for (Chain chain : chains) {
        chain.longFrame().analyse(samples.array(), at);
        for (ContourRecorder taker : chain.takers()) {
          taker.record(chain.longFrame(), samples);
        }
      }
      frames60++;
    }
  }

  /** How many 60 ms frames there were. */
  public int frames() {
    return frames60;
  }

  /** Ends the clip: the recorders have all there is of it. */
  public void finish() {
    if (finished) {
      throw new IllegalStateException("finish() twice");
    }
    finished = true;
    for (Chain chain : chains) {
      chain.takers().forEach(ContourRecorder::finish);
    }
  }
}
