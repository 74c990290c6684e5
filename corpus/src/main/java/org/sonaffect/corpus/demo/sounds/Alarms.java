package org.sonaffect.corpus.demo.sounds;

import org.sonaffect.corpus.demo.synthesis.ClipSamples;
import org.sonaffect.corpus.demo.synthesis.Curve;
import org.sonaffect.corpus.demo.synthesis.Dice;
import org.sonaffect.corpus.demo.synthesis.Reverb;
import org.sonaffect.corpus.demo.synthesis.Wavetable;

/** A wailing siren and a beeping device. */
final class Alarms {
  private Alarms() {}

  /** Pitch that goes up and down, gliding or between two tones. */
  static void siren(ClipSamples clip, double rate, double brightness, Dice dice) {
    double seconds = clip.seconds();
    double low = dice.between(380, 520) * StrictMath.pow(1.6, brightness);
    double high = low * dice.between(1.5, 2.1);
    double phase = dice.unit();
    boolean twoTones = dice.chance(0.3);
    double slope = 1.9 - 1.1 * brightness;
    Wavetable wave = Wavetable.harmonics(20, high, k -> StrictMath.pow(k, -slope));
    Curve pitch =
        time -> {
          double turn = rate * time + phase;
          double place = 2 * StrictMath.abs(turn - StrictMath.floor(turn + 0.5));
          double height = twoTones ? (place < 0.5 ? 0 : 1) : place;
          return low * StrictMath.pow(high / low, height);
        };
    clip.mix(0, wave.render(pitch, Curve.constant(1), seconds), 1);
    Reverb.add(clip.samples(), 1.2, 0.25);
  }

  /** Equal beeps; every second one may be higher. */
  static void beep(ClipSamples clip, double rate, double brightness, Dice dice) {
    double seconds = clip.seconds();
    double hz = dice.between(600, 800) * StrictMath.pow(3, brightness);
    double step = dice.chance(0.4) ? 1.26 : 1;
    double length = dice.between(0.45, 0.7) / rate;
    double slope = 2 - brightness;
    Wavetable wave =
        Wavetable.harmonics(9, hz * step, k -> k % 2 == 0 ? 0 : StrictMath.pow(k, -slope));
    Curve on = Curve.held(0.004, 0.01, length);
    for (int i = 0; i / rate < seconds; i++) {
      Curve pitch = Curve.constant(i % 2 == 0 ? hz : hz * step);
      clip.mix(i / rate, wave.render(pitch, on, length), 1);
    }
  }
}
