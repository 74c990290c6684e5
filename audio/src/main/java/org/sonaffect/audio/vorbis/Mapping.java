package org.sonaffect.audio.vorbis;

import java.util.Arrays;
import org.sonaffect.audio.stream.AudioException;

/** Which floor and residue each channel has, and which are coupled (section 4.2.4, step 5). */
final class Mapping {
  private final int[] magnitude;
  private final int[] angle;
  private final int[] submapOf;
  private final Floor[] floors;
  private final Residue[] residues;
  private final int channels;

  Mapping(VorbisBits in, int channels, Floor[] allFloors, Residue[] allResidues)
      throws AudioException {
    this.channels = channels;
    CodeBook.demand(in.read(16) == 0, "a mapping of an unknown type");
    int submaps = in.flag() ? in.read(4) + 1 : 1;
    int couplings = in.flag() ? in.read(8) + 1 : 0;
    int bits = 32 - Integer.numberOfLeadingZeros(channels - 1);
    magnitude = new int[couplings];
    angle = new int[couplings];
    for (int i = 0; i < couplings; i++) {
      magnitude[i] = in.read(bits);
      angle[i] = in.read(bits);
      CodeBook.demand(
          magnitude[i] != angle[i] && magnitude[i] < channels && angle[i] < channels,
          "channels %d and %d of %d are coupled".formatted(magnitude[i], angle[i], channels));
    }
    CodeBook.demand(in.read(2) == 0, "a mapping with reserved bits");
    submapOf = new int[channels];
    if (submaps > 1) {
      for (int c = 0; c < channels; c++) {
        submapOf[c] = in.read(4);
        CodeBook.demand(submapOf[c] < submaps, "a channel without a floor");
      }
    }
    floors = new Floor[submaps];
    residues = new Residue[submaps];
    for (int i = 0; i < submaps; i++) {
      in.skip(8);
      int floor = in.read(8);
      int residue = in.read(8);
      CodeBook.demand(
          floor < allFloors.length && residue < allResidues.length,
          "a mapping to a floor or residue that is not there");
      floors[i] = allFloors[floor];
      residues[i] = allResidues[residue];
    }
  }

  /** Sections 4.3.2 to 4.3.6: the lines of all channels, of which {@code count} are used. */
  void decode(VorbisBits in, float[][] lines, int count) {
    boolean[] coded = new boolean[channels];
    boolean[] heard = new boolean[channels];
    for (int c = 0; c < channels; c++) {
      heard[c] = floors[submapOf[c]].decode(in, c);
      coded[c] = heard[c];
      Arrays.fill(lines[c], 0, count, 0f);
    }
    for (int i = 0; i < magnitude.length; i++) {
      boolean either = coded[magnitude[i]] || coded[angle[i]];
      coded[magnitude[i]] = either;
      coded[angle[i]] = either;
    }
    for (int submap = 0; submap < floors.length; submap++) {
      residue(in, submap, lines, coded, count);
    }
    for (int i = magnitude.length - 1; i >= 0; i--) {
      uncouple(lines[magnitude[i]], lines[angle[i]], count);
    }
    for (int c = 0; c < channels; c++) {
      if (heard[c]) {
        floors[submapOf[c]].apply(c, lines[c], count);
      } else {
        Arrays.fill(lines[c], 0, count, 0f);
      }
    }
  }

  private void residue(VorbisBits in, int submap, float[][] lines, boolean[] coded, int count) {
    float[][] some = new float[channels][];
    boolean[] someCoded = new boolean[channels];
    int n = 0;
    for (int c = 0; c < channels; c++) {
      if (submapOf[c] == submap) {
        some[n] = lines[c];
        someCoded[n++] = coded[c];
      }
    }
    residues[submap].decode(in, some, someCoded, n, count);
  }

  /** Section 4.3.5: from magnitude and angle to two channels. */
  private static void uncouple(float[] magnitude, float[] angle, int count) {
    for (int i = 0; i < count; i++) {
      float m = magnitude[i];
      float a = angle[i];
      if (a > 0) {
        angle[i] = m > 0 ? m - a : m + a;
      } else {
        angle[i] = m;
        magnitude[i] = m > 0 ? m + a : m - a;
      }
    }
  }
}
