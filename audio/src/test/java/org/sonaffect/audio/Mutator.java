package org.sonaffect.audio;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Makes broken files out of whole ones: the same ones from the same seed. */
final class Mutator {
  private static final int[] EXTREMES = {0, 1, -1, 0x7F, 0x80, 0xFF, 0x7FFFFFFF, 0x80000000};

  /** Where the changes of one file are. */
  private enum Part {
    ANY,
    HEADER,
    AUDIO
  }

  private final List<byte[]> seeds;
  private final SplittableRandom random;

  Mutator(List<byte[]> seeds, long seed) {
    this.seeds = seeds;
    this.random = new SplittableRandom(seed);
  }

  /** The next broken file. */
  byte[] next() {
    byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
    int changes = 1 << random.nextInt(5);
    Part part = Part.values()[random.nextInt(4) % 3];
    for (int i = 0; i < changes; i++) {
      bytes = change(bytes, part);
    }
    if (random.nextInt(8) != 0) {
      OggChecksums.repair(bytes);
    }
    return bytes;
  }

  private byte[] change(byte[] bytes, Part part) {
    if (bytes.length < 8) {
      return bytes;
    }
    int at =
        switch (part) {
          case ANY -> random.nextInt(bytes.length);
          case HEADER -> random.nextInt(Math.min(bytes.length, 200));
          case AUDIO -> bytes.length - 1 - random.nextInt(bytes.length / 3);
        };
    int length = Math.min(bytes.length - at, 1 + random.nextInt(1 << random.nextInt(11)));
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 3, 4 -> bytes[at] = (byte) random.nextInt(256);
      case 5 -> {
        int value = EXTREMES[random.nextInt(EXTREMES.length)];
        int width = Math.min(bytes.length - at, 1 + random.nextInt(4));
        for (int i = 0; i < width; i++) {
          bytes[at + i] = (byte) (value >> 8 * (width - 1 - i));
        }
      }
      case 6 -> {
        for (int i = at; i < at + length; i++) {
          bytes[i] = (byte) random.nextInt(256);
        }
      }
      case 7 -> Arrays.fill(bytes, at, at + length, (byte) (random.nextBoolean() ? 0 : 0xFF));
      case 8 -> {
        byte[] other = seeds.get(random.nextInt(seeds.size()));
        int from = random.nextInt(other.length);
        int n = Math.min(Math.min(length, other.length - from), bytes.length - at);
        System.arraycopy(other, from, bytes, at, n);
      }
      case 9 -> {
        byte[] longer = new byte[bytes.length + length];
        System.arraycopy(bytes, 0, longer, 0, at + length);
        System.arraycopy(bytes, at, longer, at + length, bytes.length - at);
        return longer;
      }
      case 10 -> {
        byte[] shorter = Arrays.copyOf(bytes, bytes.length - length);
        System.arraycopy(bytes, at + length, shorter, at, bytes.length - at - length);
        return shorter;
      }
      default -> {
        return part == Part.HEADER ? bytes : Arrays.copyOf(bytes, Math.max(8, at));
      }
    }
    return bytes;
  }
}
