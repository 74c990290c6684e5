package org.sonaffect.corpus.demo.music;

import java.util.List;
import java.util.Locale;

/**
 * The styles, which are the categories of the music corpus. Each gives the range of every cue, as
 * shares in [0, 1] of the cue's own range; ranges overlap, so that no style is one mood.
 */
enum Style {
  AMBIENT(
      new Span(0, 0.45),
      new Span(0, 0.6),
      new Span(0, 0.7),
      new Span(0, 0.35),
      new Span(0.1, 0.8),
      new double[] {0.5, 1, 1},
      Texture.HELD,
      Percussion.NONE,
      0.6,
      List.of(Instrument.STRINGS, Instrument.ORGAN, Instrument.BELLS, Instrument.FLUTE)),
  CHAMBER(
      new Span(0, 0.8),
      new Span(0, 0.7),
      new Span(0.1, 0.8),
      new Span(0, 0.9),
      new Span(0.1, 1),
      new double[] {1, 1, 2, 2},
      Texture.BROKEN,
      Percussion.NONE,
      0.35,
      List.of(Instrument.STRINGS, Instrument.PIANO, Instrument.FLUTE, Instrument.REED)),
  FOLK(
      new Span(0.2, 0.9),
      new Span(0.1, 0.8),
      new Span(0.2, 0.9),
      new Span(0.2, 1),
      new Span(0.2, 1),
      new double[] {1, 2, 2, 3},
      Texture.STRUMMED,
      Percussion.SHAKER,
      0.2,
      List.of(Instrument.GUITAR, Instrument.FLUTE, Instrument.REED)),
  MARCH(
      new Span(0.25, 0.75),
      new Span(0.35, 1),
      new Span(0.3, 1),
      new Span(0.2, 1),
      new Span(0.1, 0.8),
      new double[] {1, 1, 2, 3},
      Texture.OFF_BEAT,
      Percussion.MARCH,
      0.25,
      List.of(Instrument.BRASS, Instrument.REED, Instrument.FLUTE)),
  DANCE(
      new Span(0.4, 1),
      new Span(0.3, 1),
      new Span(0.3, 1),
      new Span(0.3, 1),
      new Span(0.2, 1),
      new double[] {1, 2, 2, 4},
      Texture.OFF_BEAT,
      Percussion.FOUR_ON_THE_FLOOR,
      0.15,
      List.of(Instrument.LEAD, Instrument.ORGAN, Instrument.BELLS, Instrument.PIANO)),
  ROCK(
      new Span(0.25, 1),
      new Span(0.4, 1),
      new Span(0.4, 1),
      new Span(0.1, 0.9),
      new Span(0, 0.8),
      new double[] {1, 2, 2, 4},
      Texture.STRUMMED,
      Percussion.BACKBEAT,
      0.15,
      List.of(Instrument.LEAD, Instrument.GUITAR, Instrument.ORGAN));

  final Span tempo;
  final Span loudness;
  final Span brightness;
  final Span articulation;
  final Span register;
  private final double[] notesPerBeat;
  final Texture texture;
  final Percussion percussion;
  final double reverb;
  final List<Instrument> instruments;

  Style(
      Span tempo,
      Span loudness,
      Span brightness,
      Span articulation,
      Span register,
      double[] notesPerBeat,
      Texture texture,
      Percussion percussion,
      double reverb,
      List<Instrument> instruments) {
    this.tempo = tempo;
    this.loudness = loudness;
    this.brightness = brightness;
    this.articulation = articulation;
    this.register = register;
    this.notesPerBeat = notesPerBeat;
    this.texture = texture;
    this.percussion = percussion;
    this.reverb = reverb;
    this.instruments = instruments;
  }

  /** The name in tables and file names. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** One of the melody densities of this style, all equally likely. */
  double notesPerBeat(double unit) {
    return notesPerBeat[(int) (unit * notesPerBeat.length)];
  }

  /** Part of a cue's range. */
  record Span(double low, double high) {
    double at(double unit) {
      return low + (high - low) * unit;
    }
  }

  /** How the chords are played. */
  enum Texture {
    /** Held through. */
    HELD,
    /** One tone after the other. */
    BROKEN,
    /** All on every beat. */
    STRUMMED,
    /** Between the beats, over a bass on the beats. */
    OFF_BEAT
  }
}
