package org.sonaffect.audio.stream;

/**
 * How samples of several channels become one, as in the reference
 * (docs/spec/compare2013-contours.md §C1.2): float32 sum of the channels in order, divided by their
 * number, divided by the full scale.
 */
public final class MonoMix {
  private MonoMix() {}

  /** What a sample of so many bits is divided by, float32; 1 to 32 bits, of whole bytes. */
  public static float fullScale(int bits) {
    return switch ((bits + 7) / 8) {
      case 1 -> 127f;
      case 2 -> 32767f;
      case 3 -> 8388352f; // 32767 * 256
      case 4 -> 2147483648f; // 2^31 - 1 as float32
      default -> throw new IllegalArgumentException(bits + " bits, expected 1 to 32");
    };
  }
}
