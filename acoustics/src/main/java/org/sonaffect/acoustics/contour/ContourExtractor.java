package org.sonaffect.acoustics.contour;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.stream.AudioException;

/**
 * Mono samples to the raw contours of one or several feature sets, in one pass: samples are fed in
 * pieces of any size with the same result to the bit, and about a second of them is held. What the
 * sets have in common is computed once. One instance serves one clip. It is called on one thread;
 * {@link SpareCores} help with the 60 ms frames, where most of the time goes.
 */
public final class ContourExtractor {
  /** The largest sample taken: far beyond it the squares of magnitudes leave the range of float. */
  private static final float LOUDEST = 1e10f;

  /**
   * Samples held, in seconds: 40 undecided frames, a batch that is not recorded yet and the next,
   * the frame, two pitch periods, and a margin.
   */
  private static final double HELD = 1.2;

  private final Framing framing;
  private final SampleWindow samples;
  private final List<Chain> chains = new ArrayList<>();
  private int frames60;
  private int frames20;
  private boolean finished;

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
    byPadding.forEach((padding, takers) -> chains.add(new Chain(framing, padding, takers)));
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
    Objects.checkFromIndexSize(offset, length, input.length);
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
        keep = Math.min(keep, chain.keep());
      }
      int piece = Math.min(left, samples.room(keep));
      piece = Math.min(piece, (FrameBatch.SIZE - 1) * framing.hop());
      samples.append(input, at, piece, keep);
      at += piece;
      left -= piece;
      analyse(SpareCores.spare());
    }
  }

  private void analyse(int helpers) {
    int long60 = frames(framing.long60()) - frames60;
    int short20 = frames(framing.short20()) - frames20;
    for (Chain chain : chains) {
      if (helpers > 0 && long60 > 0) {
        chain.begin(samples, frames60, long60, helpers);
      }
    }
    for (Chain chain : chains) {
      chain.recordBatch(samples);
      chain.analyseShort(samples, frames20, short20);
      if (helpers == 0) {
        chain.analyseLong(samples, frames60, long60);
      }
    }
    for (Chain chain : chains) {
      chain.finishBatch();
    }
    frames20 += short20;
    frames60 += long60;
  }

  /** How many frames of {@code length} samples have begun and ended. */
  private int frames(int length) {
    long after = samples.end() - length;
    return after < 0 ? 0 : (int) (after / framing.hop()) + 1;
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
      chain.recordBatch(samples);
      chain.takers.forEach(ContourRecorder::finish);
    }
  }

  /** The frames of one kind of padding, and who takes them. */
  private static final class Chain {
    private final int hop;
    private final LongFrameAnalysis analysis;
    private final FrameBatch.Analyses analyses;
    private final LongFrame longFrame;
    private final ShortFrame shortFrame;
    private final List<ContourRecorder> takers;

    /** Made where other threads help for the first time: one is analysed, one recorded. */
    private FrameBatch @Nullable [] batches;

    private FrameBatch.@Nullable Round round;

    /** The batch that is analysed and not recorded. */
    private @Nullable FrameBatch analysed;

    Chain(Framing framing, Padding padding, List<ContourRecorder> takers) {
      hop = framing.hop();
      this.takers = takers;
      analysis = new LongFrameAnalysis(framing, padding);
      analyses = new FrameBatch.Analyses(() -> new LongFrameAnalysis(framing, padding));
      longFrame = analysis.frame();
      shortFrame =
          new ShortFrame(
              framing, padding, takers.stream().anyMatch(ContourRecorder::takesDescriptors));
    }

    long keep() {
      return takers.stream().mapToLong(ContourRecorder::keep).min().orElse(Long.MAX_VALUE);
    }

    private int index(SampleWindow samples, int frame) {
      return samples.index((long) frame * hop);
    }

    /** Other threads begin to analyse the 60 ms frames from {@code frame} on. */
    void begin(SampleWindow samples, int frame, int count, int helpers) {
      if (batches == null) {
        batches = new FrameBatch[] {new FrameBatch(hop, analyses), new FrameBatch(hop, analyses)};
      }
      FrameBatch batch = batches[0] == analysed ? batches[1] : batches[0];
      round = batch.begin(samples.array(), index(samples, frame), count);
      for (int i = 0; i < helpers; i++) {
        SpareCores.help(round);
      }
    }

    /** Records the batch that was analysed before. */
    void recordBatch(SampleWindow samples) {
      if (analysed != null) {
        for (int i = 0; i < analysed.count(); i++) {
          for (ContourRecorder taker : takers) {
            taker.record(analysed.frame(i), samples);
          }
        }
        analysed = null;
      }
    }

    void analyseShort(SampleWindow samples, int frame, int count) {
      for (int i = 0; i < count; i++) {
        shortFrame.analyse(samples.array(), index(samples, frame + i));
        for (ContourRecorder taker : takers) {
          taker.record(shortFrame);
        }
      }
    }

    void analyseLong(SampleWindow samples, int frame, int count) {
      for (int i = 0; i < count; i++) {
        analysis.analyse(samples.array(), index(samples, frame + i), longFrame);
        for (ContourRecorder taker : takers) {
          taker.record(longFrame, samples);
        }
      }
    }

    /** Helps with the batch that was begun, and waits until it is done. */
    void finishBatch() {
      if (round != null) {
        round.finish();
        analysed = round.batch();
        round = null;
      }
    }
  }
}
