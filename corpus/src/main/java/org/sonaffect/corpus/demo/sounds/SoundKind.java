package org.sonaffect.corpus.demo.sounds;

import java.util.Locale;
import org.sonaffect.corpus.demo.synthesis.Dice;
import org.sonaffect.corpus.demo.synthesis.Signal;

/**
 * The kinds of sound. What a source does to a listener beyond its acoustics has the signs of the
 * norms of IADS-2 (Bradley and Lang 2007) for its category: alarms, drills, breaking glass and
 * crying arouse and displease, laughter arouses and pleases, birds and water calm and please. Sizes
 * are choices of this project.
 */
enum SoundKind {
  RAIN("weather", Weather::rain, 0.5, 1, -0.1, 0.7, -1, 0.2, -1, -0.4, 0.5),
  WIND("weather", Weather::wind, 0.5, 2, -0.8, 0.1, -1, 0.2, -0.6, 0, -0.2),
  THUNDER("weather", Weather::thunder, 0.5, 1.5, -1, -0.3, -0.8, 0.6, -1, 0.6, -0.4),
  ENGINE("machines", Machines::engine, 0.5, 2, -0.9, -0.2, -0.2, 1, -0.1, 0, -0.3),
  DRILL("machines", Machines::drill, 0.7, 4, 0, 0.8, -0.4, 1, 0, 0.4, -0.7),
  FAN("machines", Machines::fan, 0.5, 1, -0.8, 0.2, -1, 0.5, -0.5, -0.5, 0),
  SIREN("alarms", Alarms::siren, 0.5, 4, -0.4, 0.3, -1, 1, 0.7, 0.8, -0.7),
  BEEP("alarms", Alarms::beep, 1, 8, -0.2, 0.5, -1, 1, 0.9, 0.4, -0.5),
  BIRD("animals", Animals::bird, 2, 8, 0.1, 0.8, -1, 0.7, 0.8, -0.3, 1),
  DOG("animals", Animals::dog, 0.8, 4, -0.6, 0.1, -0.5, 1, 0, 0.4, 0),
  INSECT("animals", Animals::insect, 1, 7, 0.2, 0.9, -0.5, 0.8, 0.5, -0.2, 0),
  KNOCK("impacts", Impacts::knock, 1, 7, -0.9, -0.1, -1, 0.6, 0, 0.1, -0.1),
  GLASS("impacts", Impacts::glass, 0.5, 3, 0.2, 0.9, -1, 0.6, 0.2, 0.6, -0.6),
  METAL("impacts", Impacts::metal, 0.7, 5, -0.4, 0.5, -0.8, 0.9, 0.4, 0.3, -0.4),
  SPEECH("voices", Voices::speech, 2, 6, -0.7, 0, -0.7, 0.6, 0.1, 0, 0.2),
  LAUGHTER("voices", Voices::laughter, 3, 7, -0.5, 0.2, -0.8, 0.5, 0.2, 0.4, 1.3),
  CRYING("voices", Voices::crying, 0.5, 1.5, -0.4, 0.3, -0.7, 0.9, 0.4, 0.5, -1.2),
  STREAM("water", Waters::stream, 0.5, 1, -0.5, 0.4, -1, 0.1, -0.5, -0.6, 0.9),
  DRIPS("water", Waters::drips, 0.7, 6, -0.6, 0.2, -1, 0, 0.4, -0.3, 0.1),
  WAVES("water", Waters::waves, 0.5, 1, -0.5, 0.6, -1, 0, -1, -0.5, 0.9);

  final String category;
  private final Source source;
  private final double slow;
  private final double fast;
  private final double dull;
  private final double bright;
  private final double smooth;
  private final double rough;
  final double tonality;
  final double arousal;
  final double valence;

  /**
   * A kind of sound.
   *
   * @param slow events or swells a second at pace 0
   * @param fast events or swells a second at pace 1
   * @param dull sharpness cue at brightness 0, as measured on rendered clips
   * @param bright sharpness cue at brightness 1
   * @param smooth roughness cue at roughness 0
   * @param rough roughness cue at roughness 1
   */
  SoundKind(
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
      double valence) {
    this.category = category;
    this.source = source;
    this.slow = slow;
    this.fast = fast;
    this.dull = dull;
    this.bright = bright;
    this.smooth = smooth;
    this.rough = rough;
    this.tonality = tonality;
    this.arousal = arousal;
    this.valence = valence;
  }

  /** The name in tables and file names. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Events or swells a second. */
  double rate(Traits traits) {
    return slow * StrictMath.pow(fast / slow, traits.pace());
  }

  /** The sharpness cue, in [-1, 1]. */
  double sharpness(Traits traits) {
    return dull + (bright - dull) * traits.brightness();
  }

  /** The roughness cue, in [-1, 1]. */
  double roughness(Traits traits) {
    return smooth + (rough - smooth) * traits.roughness();
  }

  /** Lets the source sound. */
  void play(Signal clip, Traits traits, Dice dice) {
    source.play(clip, rate(traits), traits.brightness(), dice);
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
    void play(Signal clip, double rate, double brightness, Dice dice);
  }
}
