package org.sonaffect.acoustics.contour;

/**
 * What one feature set keeps of a clip while its frames pass. A {@link ContourExtractor} makes the
 * frames once for all recorders and calls each with every frame, in order.
 */
public interface ContourRecorder {
  /** How the set pads its frames. */
  Padding padding();

  /** Whether the set takes the descriptors that only the ComParE sets have. */
  boolean takesDescriptors();

  /** Takes the next 20 ms frame. */
  void record(ShortFrame frame);

  /** Takes the next 60 ms frame; {@code samples} holds its own and all from {@link #keep} on. */
  void record(LongFrame frame, SampleWindow samples);

  /** The first sample of the clip that is still needed. */
  long keep();

  /** The clip has ended. */
  void finish();
}
