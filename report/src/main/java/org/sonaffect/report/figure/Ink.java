package org.sonaffect.report.figure;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What is drawn in which colour, on light paper and on dark. The series began as those of Okabe and
 * Ito (2008) and were moved until each has a contrast of 3 with its paper and any two of them are
 * 18 units of CIELAB apart for every kind of colour vision (simulated after Machado, Oliveira and
 * Fernandes 2009). Each series has a mark of its own too, so no reading depends on the colour.
 */
public enum Ink {
  TEXT(0x1d1d1f, 0xececf0),
  SOFT(0x5b5b63, 0xa9a9b4),
  GRID(0xe1e4e9, 0x363943),
  PAPER(0xffffff, 0x17181c),
  BLUE(0x18387f, 0x789df6),
  VERMILION(0xbe2000, 0xf0682a),
  GREEN(0x10a068, 0x64e6a2),
  PURPLE(0xa66ea4, 0xb07a9a),
  AMBER(0xd67800, 0xf4e653),
  SKY(0x4279ce, 0xecf8ff),
  GREY(0x58585c, 0xa9b6dc),
  BOX_DATA(0xe3eef8, 0x1f3346),
  BOX_STEP(0xf4f5f7, 0x22242a),
  BOX_MODEL(0xfbeecb, 0x3d3418),
  BOX_RESULT(0xdff0ea, 0x1b372d);

  /** The inks of lines and points, in the order in which they are taken. */
  private static final List<Ink> SERIES = List.of(BLUE, VERMILION, GREEN, PURPLE, AMBER, SKY);

  private final int light;
  private final int dark;

  Ink(int light, int dark) {
    this.light = light;
    this.dark = dark;
  }

  /** Of the series of a number; they come again after the last. */
  static Ink series(int number) {
    return SERIES.get(number % SERIES.size());
  }

  /** How many series there are inks for. */
  static int count() {
    return SERIES.size();
  }

  /** On paper. */
  Color colour() {
    return new Color(light);
  }

  /** The name of the style that fills with it; that of a line begins with {@code s-}. */
  String fill() {
    return "f-" + word();
  }

  /** The name of the style that draws a line with it. */
  String stroke() {
    return "s-" + word();
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The styles of all figures, for a reader's light or dark screen. */
  public static String css() {
    return rules(false) + "@media (prefers-color-scheme: dark) {\n" + rules(true) + "}\n";
  }

  private static String rules(boolean dark) {
    return Arrays.stream(values())
        .map(
            ink ->
                ".%s{fill:#%06x}.%s{stroke:#%06x}\n"
                    .formatted(
                        ink.fill(),
                        dark ? ink.dark : ink.light,
                        ink.stroke(),
                        dark ? ink.dark : ink.light))
        .collect(Collectors.joining());
  }
}
