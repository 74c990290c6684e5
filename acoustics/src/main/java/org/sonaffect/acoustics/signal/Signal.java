package org.sonaffect.acoustics.signal;

import java.util.Map;
import java.util.TreeMap;
import org.sonaffect.audio.Audio;

/**
 * What is done to audio before features are computed of it, so that how a file was made (its level,
 * sample rate, codec, length, silence at its ends) changes them little. {@link #NONE} does nothing;
 * every other signal is mono. {@link SignalText} writes and reads it.
 *
 * @param mono whether channels are mixed
 * @param rate common sample rate, Hz; 0: that of the file
 * @param band highest frequency kept, Hz; 0: all
 * @param trim dB below the loudest 20 ms, under which audio at either end is silence; 0: all is
 *     kept
 * @param loudness that the whole is brought to, LUFS (ITU-R BS.1770), below 0; 0: left as it is.
 *     Samples may leave [-1, 1]
 * @param floor dB of full scale (root mean square) of white noise that is added, below 0; 0: none.
 *     It hides what a codec or a low-pass left empty, where some features are ill-conditioned
 * @param window ms of the windows whose features are averaged; 0: features of the whole
 * @param hop ms from one window to the next
 * @param parts ms, about, of the equal parts that the whole is cut into; each is brought to the
 *     loudness by itself, and features are averaged over them. 0: features of the whole
 */
public record Signal(
    boolean mono,
    int rate,
    int band,
    int trim,
    int loudness,
    int floor,
    int window,
    int hop,
    int parts) {
  /** The audio as it is. */
  public static final Signal NONE = new Signal(false, 0, 0, 0, 0, 0, 0, 0, 0);

  /** One channel, and else the audio as it is. */
  public static final Signal MONO = new Signal(true, 0, 0, 0, 0, 0, 0, 0, 0);

  private static final int MILLIS = 1000;

  /** Checks the ranges. */
  public Signal {
    check("rate", rate, Audio.MIN_RATE, Audio.MAX_RATE, "Hz");
    check("band", band, 500, Audio.MAX_RATE, "Hz");
    check("trim", trim, 10, 120, "dB");
    check("loudness", loudness, -70, -1, "LUFS");
    check("floor", floor, -120, -20, "dB");
    check("window", window, 100, 600 * MILLIS, "ms");
    check("hop", hop, 50, 600 * MILLIS, "ms");
    check("parts", parts, 100, 600 * MILLIS, "ms");
    if ((window == 0) != (hop == 0)) {
      throw new IllegalArgumentException("a window needs a hop, and a hop a window");
    }
    if (window != 0 && parts != 0) {
      throw new IllegalArgumentException("features are averaged over windows or parts, not both");
    }
    mono |= rate != 0 || band != 0 || trim != 0 || loudness != 0 || floor != 0;
    mono |= window != 0 || parts != 0;
  }

  private static void check(String name, int value, int least, int most, String unit) {
    if (value != 0 && (value < least || value > most)) {
      throw new IllegalArgumentException(
          "%s is %d %s, expected %d to %d".formatted(name, value, unit, least, most));
    }
  }

  /**
   * The signal of such settings: {@code rate} and {@code band} in Hz, {@code trim} in dB, {@code
   * loudness} in LUFS, {@code floor} in dB, {@code window}, {@code hop} (else the window) and
   * {@code parts} in seconds.
   *
   * @throws IllegalArgumentException where a setting is unknown, or its value out of range
   */
  public static Signal of(Map<String, Double> settings) {
    Map<String, Double> left = new TreeMap<>(settings);
    int window = whole("window", left, MILLIS);
    Signal signal =
        new Signal(
            true,
            whole("rate", left, 1),
            whole("band", left, 1),
            whole("trim", left, 1),
            whole("loudness", left, 1),
            whole("floor", left, 1),
            window,
            left.containsKey("hop") ? whole("hop", left, MILLIS) : window,
            whole("parts", left, MILLIS));
    if (!left.isEmpty()) {
      throw new IllegalArgumentException(
          "%s is no setting of a signal, expected one of %s"
              .formatted(left.keySet().iterator().next(), String.join(", ", SignalText.SETTINGS)));
    }
    return signal;
  }

  private static int whole(String name, Map<String, Double> settings, int unit) {
    Double value = settings.remove(name);
    if (value == null) {
      return 0;
    }
    double scaled = Math.rint(value * unit); // 1.001 * 1000 is less than 1001
    if (!(Math.abs(scaled) < Integer.MAX_VALUE) || scaled == 0 || scaled / unit != value) {
      throw new IllegalArgumentException(
          "%s is %s, expected %s, not 0"
              .formatted(name, value, unit == 1 ? "a whole number" : "seconds to the thousandth"));
    }
    return (int) scaled;
  }

  /** Whether it leaves the audio as it is. */
  public boolean isNone() {
    return !mono;
  }

  /** Whether the whole is to be heard before its first sample is known. */
  public boolean measures() {
    return trim != 0 || loudness != 0 || parts != 0;
  }

  /** Its rate and band, on which the rest is measured. */
  Signal bandOnly() {
    return new Signal(true, rate, band, 0, 0, 0, 0, 0, 0);
  }

  /** Whether features are averaged over windows. */
  public boolean windowed() {
    return window != 0;
  }

  /** Seconds of a window. */
  public double windowSeconds() {
    return window / (double) MILLIS;
  }

  /** Seconds from one window to the next. */
  public double hopSeconds() {
    return hop / (double) MILLIS;
  }

  /** How many equal parts so many samples are cut into, of about the length asked for; 1: none. */
  public long partsOf(long samples, int sampleRate) {
    double length = (double) parts * sampleRate / MILLIS;
    return parts == 0 ? 1 : Math.max(1, Math.round(samples / length));
  }

  /** The rate of what comes out, Hz. */
  public int rateOf(int sampleRate) {
    return rate == 0 ? sampleRate : rate;
  }
}
