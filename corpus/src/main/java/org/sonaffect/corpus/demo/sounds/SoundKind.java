package org.sonaffect.corpus.demo.sounds;

import java.util.Locale;
import org.sonaffect.corpus.demo.synthesis.ClipSamples;
import org.sonaffect.corpus.demo.synthesis.Dice;

/**
 * The kinds of sound. What a source does to a listener beyond its acoustics has the signs of the
 * norms of IADS-2 (Bradley and Lang 2007) for its category: alarms, drills, breaking glass and
 * crying arouse and displease, laughter arouses and pleases, birds and water calm and please. Sizes
 * are choices of this project.
 */
enum SoundKind {
  RAIN(new Sound("weather", Weather::rain, 0.5, 1, -0.1, 0.7, -1, 0.2, -1, -0.4, 0.5)),
  WIND(new Sound("weather", Weather::wind, 0.5, 2, -0.8, 0.1, -1, 0.2, -0.6, 0, -0.2)),
  THUNDER(new Sound("weather", Weather::thunder, 0.5, 1.5, -1, -0.3, -0.8, 0.6, -1, 0.6, -0.4)),
  ENGINE(new Sound("machines", Machines::engine, 0.5, 2, -0.9, -0.2, -0.2, 1, -0.1, 0, -0.3)),
  DRILL(new Sound("machines", Machines::drill, 0.7, 4, 0, 0.8, -0.4, 1, 0, 0.4, -0.7)),
  FAN(new Sound("machines", Machines::fan, 0.5, 1, -0.8, 0.2, -1, 0.5, -0.5, -0.5, 0)),
  SIREN(new Sound("alarms", Alarms::siren, 0.5, 4, -0.4, 0.3, -1, 1, 0.7, 0.8, -0.7)),
  BEEP(new Sound("alarms", Alarms::beep, 1, 8, -0.2, 0.5, -1, 1, 0.9, 0.4, -0.5)),
  BIRD(new Sound("animals", Animals::bird, 2, 8, 0.1, 0.8, -1, 0.7, 0.8, -0.3, 1)),
  DOG(new Sound("animals", Animals::dog, 0.8, 4, -0.6, 0.1, -0.5, 1, 0, 0.4, 0)),
  INSECT(new Sound("animals", Animals::insect, 1, 7, 0.2, 0.9, -0.5, 0.8, 0.5, -0.2, 0)),
  KNOCK(new Sound("impacts", Impacts::knock, 1, 7, -0.9, -0.1, -1, 0.6, 0, 0.1, -0.1)),
  GLASS(new Sound("impacts", Impacts::glass, 0.5, 3, 0.2, 0.9, -1, 0.6, 0.2, 0.6, -0.6)),
  METAL(new Sound("impacts", Impacts::metal, 0.7, 5, -0.4, 0.5, -0.8, 0.9, 0.4, 0.3, -0.4)),
  SPEECH(new Sound("voices", Voices::speech, 2, 6, -0.7, 0, -0.7, 0.6, 0.1, 0, 0.2)),
  LAUGHTER(new Sound("voices", Voices::laughter, 3, 7, -0.5, 0.2, -0.8, 0.5, 0.2, 0.4, 1.3)),
  CRYING(new Sound("voices", Voices::crying, 0.5, 1.5, -0.4, 0.3, -0.7, 0.9, 0.4, 0.5, -1.2)),
  STREAM(new Sound("water", Waters::stream, 0.5, 1, -0.5, 0.4, -1, 0.1, -0.5, -0.6, 0.9)),
  DRIPS(new Sound("water", Waters::drips, 0.7, 6, -0.6, 0.2, -1, 0, 0.4, -0.3, 0.1)),
  WAVES(new Sound("water", Waters::waves, 0.5, 1, -0.5, 0.6, -1, 0, -1, -0.5, 0.9));

  /**
   * How a kind sounds, and what it does.
   *
   * @param slow events or swells a second at pace 0
   * @param fast events or swells a second at pace 1
   * @param dull sharpness cue at brightness 0, as measured on rendered clips
   * @param bright sharpness cue at brightness 1
   * @param smooth roughness cue at roughness 0
   * @param rough roughness cue at roughness 1
   */
  record Sound(
      String category,
      Source source,
      double slow,
      double fast,
      double dull,
      double bright,
      double smooth,
      double rough,
      double tonality,
      double arousal,
      double valence) {}

  final Sound sound;

  SoundKind(Sound sound) {
    this.sound = sound;
  }

  /** The name in tables and file names. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Events or swells a second. */
  double rate(Traits traits) {
    return sound.slow() * StrictMath.pow(sound.fast() / sound.slow(), traits.pace());
  }

  /** The sharpness cue, in [-1, 1]. */
  double sharpness(Traits traits) {
    return sound.dull() + (sound.bright() - sound.dull()) * traits.brightness();
  }

  /** The roughness cue, in [-1, 1]. */
  double roughness(Traits traits) {
    return sound.smooth() + (sound.rough() - sound.smooth()) * traits.roughness();
  }

  /** Lets the source sound. */
  void play(ClipSamples clip, Traits traits, Dice dice) {
    sound.source().play(clip, rate(traits), traits.brightness(), dice);
  }

  /** What makes the sound. */
  @FunctionalInterface
  interface Source {
    /**
     * Fills a clip.
     *
     * @param rate events or swells a second
     * @param brightness in [0, 1] of what this kind of source can be
     */
    void play(ClipSamples clip, double rate, double brightness, Dice dice);
  }
}
