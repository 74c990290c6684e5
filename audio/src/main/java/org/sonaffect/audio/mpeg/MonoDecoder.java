package org.sonaffect.audio.mpeg;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.stream.Cancellation;

/**
 * Decodes frames to the mean of their channels.
 *
 * <p>As long as the number of channels is the same, they are mixed as early as can be. Where it
 * changes, what each channel left behind matters for itself: then the last frames are decoded again
 * with the channels apart, and all further ones so.
 */
final class MonoDecoder implements ChannelDecoder {
  /**
   * Frames after which nothing is left of those before: the reservoir of main data reaches back 23
   * frames of the shortest, the filter banks two.
   */
  private static final int MEMORY = 28;

  private final Deque<Frame> recent = new ArrayDeque<>();
  private final Cancellation cancellation;
  private final MpegDecoder mixing;
  private @Nullable MpegDecoder apart;
  private boolean changed;

  /** A frame and its header. */
  private record Frame(byte[] bytes, MpegHeader header) {}

  /** Takes note of the channels in {@code cancellation}. */
  MonoDecoder(Cancellation cancellation) {
    this.cancellation = cancellation;
    this.mixing = new MpegDecoder(true, cancellation);
  }

  @Override
  public void reset() {
    recent.clear();
    mixing.reset();
    changed = false;
  }

  @Override
  public @Nullable String decode(byte[] frame, MpegHeader header, float[] into) {
    Frame last = recent.peekLast();
    if (!changed && last != null && last.header.channels() != header.channels()) {
      changed = true;
      apart().reset();
      for (Frame earlier : recent) {
        apart().decode(earlier.bytes, earlier.header);
      }
    }
    if (changed) {
      return decodeApart(frame, header, into);
    }
    if (recent.size() == MEMORY) {
      recent.removeFirst();
    }
    recent.addLast(new Frame(frame, header));
    String damage = mixing.decode(frame, header);
    System.arraycopy(mixing.samples(0), 0, into, 0, header.samples());
    return damage;
  }

  private MpegDecoder apart() {
    MpegDecoder decoder = apart;
    if (decoder == null) {
      decoder = new MpegDecoder(false, cancellation);
      apart = decoder;
    }
    return decoder;
  }

  private @Nullable String decodeApart(byte[] frame, MpegHeader header, float[] into) {
    MpegDecoder decoder = apart();
    String damage = decoder.decode(frame, header);
    float[] left = decoder.samples(0);
    float[] right = decoder.samples(1);
    if (header.channels() == 1) {
      System.arraycopy(left, 0, into, 0, header.samples());
      return damage;
    }
    double apart = 0;
    double mixed = 0;
    for (int i = 0; i < header.samples(); i++) {
      into[i] = (left[i] + right[i]) / 2;
      apart += (double) left[i] * left[i] + (double) right[i] * right[i];
      mixed += (double) into[i] * into[i];
    }
    cancellation.add(apart / 2, mixed);
    return damage;
  }
}
