package org.sonaffect.audio.vorbis;

import org.sonaffect.audio.stream.AudioException;

/**
 * The setup header: code books, floors, residues, mappings and modes (Vorbis I specification,
 * section 4.2.4).
 */
final class VorbisSetup {
  /** Channels that are read; the specification names layouts of up to 8 (section 4.3.9). */
  static final int MOST_CHANNELS = 8;

  private static final int HEADER_BITS = 7 * 8;

  private final boolean[] longBlock;
  private final Mapping[] mapping;

  VorbisSetup(byte[] packet, int channels) throws AudioException {
    VorbisBits in = new VorbisBits();
    in.begin(packet);
    in.skip(HEADER_BITS);
    CodeBook[] books = new CodeBook[in.read(8) + 1];
    CodeBook.Limits limits = new CodeBook.Limits();
    for (int i = 0; i < books.length; i++) {
      books[i] = CodeBook.read(in, limits);
    }
    int transforms = in.read(6) + 1;
    for (int i = 0; i < transforms; i++) {
      CodeBook.demand(in.read(16) == 0, "a time transform of an unknown type");
    }
    Floor[] floors = new Floor[in.read(6) + 1];
    for (int i = 0; i < floors.length; i++) {
      floors[i] = Floor.read(in, books);
    }
    Residue[] residues = new Residue[in.read(6) + 1];
    for (int i = 0; i < residues.length; i++) {
      residues[i] = new Residue(in, books);
    }
    Mapping[] mappings = new Mapping[in.read(6) + 1];
    for (int i = 0; i < mappings.length; i++) {
      mappings[i] = new Mapping(in, channels, floors, residues);
    }
    int modes = in.read(6) + 1;
    longBlock = new boolean[modes];
    mapping = new Mapping[modes];
    for (int i = 0; i < modes; i++) {
      longBlock[i] = in.flag();
      CodeBook.demand(in.readLong(32) == 0, "a mode with an unknown window");
      int number = in.read(8);
      CodeBook.demand(number < mappings.length, "a mode with a mapping that is not there");
      mapping[i] = mappings[number];
    }
    CodeBook.demand(in.flag() && !in.exhausted(), "the table of codes is cut short");
  }

  /** The book of a number. */
  static CodeBook book(CodeBook[] books, int number) throws AudioException {
    CodeBook.demand(number < books.length, "a floor or residue with a code book that is not there");
    return books[number];
  }

  /** How many modes there are. */
  int modes() {
    return mapping.length;
  }

  /** Whether blocks of a mode are long. */
  boolean isLong(int mode) {
    return longBlock[mode];
  }

  /** The mapping of a mode. */
  Mapping mapping(int mode) {
    return mapping[mode];
  }
}
