package org.sonaffect.acoustics.signal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.stream.Seconds;

/**
 * A {@link Signal} in words: for people ({@code rate=22050,loudness=-23}) and as a part of the
 * version of features ({@code signal-1.rate-22050.loudness-23}).
 */
public final class SignalText {
  /** Names of the settings, in order. */
  public static final List<String> SETTINGS =
      List.of("rate", "band", "trim", "loudness", "floor", "window", "hop", "parts");

  /** How the version begins; the number is raised whenever a signal may give other samples. */
  public static final String VERSION = "signal-1";

  private static final String NONE = "none";
  private static final String MONO = "mono";

  private SignalText() {}

  /**
   * The signal of a text: {@code none}, {@code mono}, or settings such as {@code
   * rate=22050,loudness=-23,window=5,hop=2.5} ({@link Signal#of}).
   *
   * @throws IllegalArgumentException where it is none of these
   */
  public static Signal parse(String text) {
    if (text.equals(NONE)) {
      return Signal.NONE;
    }
    Map<String, Double> settings = new TreeMap<>();
    for (String part : text.equals(MONO) ? List.<String>of() : List.of(text.split(",", -1))) {
      int equals = part.indexOf('=');
      Double value = equals < 0 ? null : number(part.substring(equals + 1));
      if (value == null || settings.put(part.substring(0, equals).strip(), value) != null) {
        throw new IllegalArgumentException(
            "'%s', expected none, mono, or settings such as rate=22050,loudness=-23, each once"
                .formatted(part));
      }
    }
    return Signal.of(settings);
  }

  private static @Nullable Double number(String text) {
    try {
      return Double.valueOf(text.strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** As {@link #parse} reads it. */
  public static String of(Signal signal) {
    if (signal.isNone()) {
      return NONE;
    }
    Map<String, Integer> settings = settings(signal);
    return settings.isEmpty()
        ? MONO
        : settings.entrySet().stream()
            .map(
                e ->
                    e.getKey()
                        + "="
                        + (isTime(e.getKey()) ? seconds(e.getValue() / 1000.0) : e.getValue()))
            .collect(Collectors.joining(","));
  }

  private static String seconds(double time) {
    return Seconds.of(time).replaceAll("\\.0$", "");
  }

  private static boolean isTime(String setting) {
    return List.of("window", "hop", "parts").contains(setting);
  }

  /** What is set, by name; times in ms. */
  private static Map<String, Integer> settings(Signal signal) {
    int[] values = {
      signal.rate(),
      signal.band(),
      signal.trim(),
      signal.loudness(),
      signal.floor(),
      signal.window(),
      signal.hop(),
      signal.parts()
    };
    Map<String, Integer> settings = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != 0) {
        settings.put(SETTINGS.get(i), values[i]);
      }
    }
    return settings;
  }

  /** Another signal has another one, and other samples; not of {@link Signal#NONE}. */
  public static String version(Signal signal) {
    List<String> parts = new ArrayList<>(List.of(VERSION));
    settings(signal).forEach((name, value) -> parts.add(name + "-" + Math.abs(value)));
    return String.join(".", parts);
  }

  /** The signal of a {@link #version}; null where it is none that this program has. */
  public static @Nullable Signal ofVersion(String version) {
    Map<String, Integer> values = new TreeMap<>();
    try {
      for (String part : version.split("\\.", -1)) {
        int hyphen = part.indexOf('-');
        values.put(
            part.substring(0, Math.max(0, hyphen)), Integer.valueOf(part.substring(hyphen + 1)));
      }
      Signal signal =
          new Signal(
              true,
              values.getOrDefault("rate", 0),
              values.getOrDefault("band", 0),
              values.getOrDefault("trim", 0),
              -values.getOrDefault("loudness", 0),
              -values.getOrDefault("floor", 0),
              values.getOrDefault("window", 0),
              values.getOrDefault("hop", 0),
              values.getOrDefault("parts", 0));
      return version(signal).equals(version) ? signal : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
