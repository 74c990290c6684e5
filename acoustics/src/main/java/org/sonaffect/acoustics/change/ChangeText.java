package org.sonaffect.acoustics.change;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes as texts. */
final class ChangeText {
  private static final Pattern LEVEL = Pattern.compile("level ([-+]?[0-9.]+) ?dB( limited)?");
  private static final Pattern LOW_PASS = Pattern.compile("low-pass ([0-9.]+) ?Hz");
  private static final Pattern CODEC = Pattern.compile("codec ([0-9]{1,9}) ?kbit/s");
  private static final Pattern RATE = Pattern.compile("rate ([0-9]{1,9}) ?Hz");
  private static final Pattern EXCERPT =
      Pattern.compile("excerpt ([0-9.]+) ?s(?: (first|middle|any))?");
  private static final Pattern SILENCE = Pattern.compile("silence ([0-9.]+) ?s");
  private static final List<String> EXAMPLES =
      List.of(
          "level -12 dB",
          "level +6 dB limited",
          "low-pass 8000 Hz",
          "codec 64 kbit/s",
          "rate 22050 Hz",
          "excerpt 10 s middle",
          "silence 3 s",
          "mono");

  private ChangeText() {}

  static Change parse(String text) {
    String plain = text.strip().replaceAll("\\s+", " ");
    Matcher found;
    if ((found = LEVEL.matcher(plain)).matches()) {
      return new Level(number(plain, found), found.group(2) != null);
    }
    if ((found = LOW_PASS.matcher(plain)).matches()) {
      return new LowPass(number(plain, found));
    }
    if ((found = CODEC.matcher(plain)).matches()) {
      return Codec.of(Integer.parseInt(found.group(1)));
    }
    if ((found = RATE.matcher(plain)).matches()) {
      return new Rate(Integer.parseInt(found.group(1)));
    }
    if ((found = EXCERPT.matcher(plain)).matches()) {
      String place = found.group(2) == null ? "middle" : found.group(2);
      return new Excerpt(
          number(plain, found), Excerpt.Place.valueOf(place.toUpperCase(Locale.ROOT)));
    }
    if ((found = SILENCE.matcher(plain)).matches()) {
      return new Silence(number(plain, found));
    }
    if (plain.equals("mono")) {
      return new Mono();
    }
    throw unknown(text);
  }

  private static double number(String text, Matcher found) {
    try {
      return Double.parseDouble(found.group(1));
    } catch (NumberFormatException e) {
      throw unknown(text);
    }
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        "'%s' is not a change, expected one like %s".formatted(text, String.join(", ", EXAMPLES)));
  }

  /** A number without a fraction that says nothing. */
  static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /** Refuses a change whose number is out of range; {@code values} may be double or int. */
  static void check(boolean ok, String message, Number... values) {
    if (!ok) {
      Object[] texts = Arrays.stream(values).map(v -> number(v.doubleValue())).toArray();
      throw new IllegalArgumentException(message.formatted(texts));
    }
  }
}
