package org.sonaffect.audio.stream;

/**
 * Samples of several channels to one, as the reference does it (docs/spec/compare2013-contours.md
 * §C1.2): float32 sum of the channels in order, divided by their number, divided by the full scale.
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

  /**
   * Integer samples to mono.
   *
   * @param interleaved frame after frame, {@code channels} values each
   * @param fullScale see {@link #fullScale}
   */
  public static void integers(
      int[] interleaved, int channels, int frames, float fullScale, float[] into, int offset) {
    int at = 0;
    for (int i = 0; i < frames; i++) {
      float sum = 0f;
      for (int c = 0; c < channels; c++) {
        sum += (float) interleaved[at++];
      }
      into[offset + i] = (sum / channels) / fullScale;
    }
  }

  /** Float samples, nominally in [-1, 1], to mono; {@code interleaved} frame after frame. */
  public static void floats(
      float[] interleaved, int channels, int frames, float[] into, int offset) {
    int at = 0;
    for (int i = 0; i < frames; i++) {
      float sum = 0f;
      for (int c = 0; c < channels; c++) {
        sum += interleaved[at++];
      }
      into[offset + i] = sum / channels;
    }
  }
}
