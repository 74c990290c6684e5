package org.sonaffect.acoustics.contour;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Pitch and voice quality of one 60 ms frame after another: candidates are smoothed to a path,
 * quiet frames lose their pitch, and the samples are measured with what is left
 * (docs/spec/compare2013-contours.md §C4.4 to §C4.6). A frame is passed on some frames later, when
 * its pitch is decided.
 */
public final class VoicedFrames {
  /** Told of the frames in order, as the pitch of each is decided. */
  public interface Listener {
    /**
     * Frame {@code frame} is decided.
     *
     * @param frequency Hz; 0 where it is unvoiced
     * @param voicing probability of voicing, 0 where the frame is quiet
     * @param voice of this frame
     */
    void decided(int frame, float frequency, float voicing, VoiceQuality voice);
  }

  private final PitchSearch search;
  private final PitchPath path;
  private final VoiceQuality voice;
  private final Listener listener;
  private final PitchCandidates candidates = new PitchCandidates();
  private final boolean[] sounding;
  private final Framing framing;
  private @Nullable SampleWindow samples;
  private int frames;
  private int released;

  /** For one clip. */
  public VoicedFrames(
      Framing framing, PitchSearch search, VoiceQuality.Rule rule, Listener listener) {
    this.framing = framing;
    this.search = search;
    this.listener = listener;
    path = new PitchPath(search.buffer(), this::decided);
    voice = new VoiceQuality(framing, rule);
    sounding = new boolean[path.ring()];
  }

  /** Takes the next frame; {@code window} is the same for all frames of a clip. */
  public void accept(LongFrame frame, SampleWindow window) {
    samples = window;
    sounding[frames % sounding.length] = frame.sounding();
    frames++;
    frame.peaks().select(search, candidates);
    path.accept(candidates);
  }

  /** Gate (docs/spec/compare2013-contours.md §C4.5), then voice quality. */
  private void decided(int frame, float frequency, float voicing) {
    boolean passes = sounding[frame % sounding.length];
    float f0 = passes ? frequency : 0f;
    voice.measure(frame, f0, Objects.requireNonNull(samples));
    listener.decided(frame, f0, passes ? voicing : 0f, voice);
  }

  /** The first sample that is still needed. */
  public long keep() {
    return Math.min(voice.keep(path.decided()), (long) frames * framing.hop());
  }

  /** The clip has ended: tells the frames that are left. */
  public void finish() {
    released = path.decided();
    path.finish();
  }

  /**
   * Frames that were decided before the end of the clip: J0 (docs/spec/compare2013-contours.md
   * §C4.4.4). To be asked for after {@link #finish}.
   */
  public int released() {
    return released;
  }

  /** The most frames that may be undecided at a time. */
  public int undecided() {
    return path.ring();
  }
}
