package org.sonaffect.acoustics.tonal;

/** Loudness and sharpness of frames of 0.2 s, ten a second. */
final class Hearing extends FrameAnalyser {
  private static final int LENGTH = 8192;
  private static final int HOP = 4096;

  /** Sones below which a frame counts as silent: it has no sharpness. */
  private static final double SILENT = 0.01;

  private final FrameSpectrum spectrum = new FrameSpectrum(LENGTH, FrameSpectrum.HANN);
  private final SpecificLoudness loudness = new SpecificLoudness();
  private final double[] levels = new double[ThirdOctaves.COUNT];
  private final ThirdOctaves bands;
  private final RunningMoments loudnesses = new RunningMoments();
  private final RunningMoments sharpnesses = new RunningMoments();

  /** {@code fullScaleLevel}: dB SPL of a full-scale sine. */
  Hearing(double fullScaleLevel) {
    super(LENGTH, HOP);
    bands = new ThirdOctaves(spectrum, fullScaleLevel);
  }

  @Override
  void analyse(float[] samples, int offset) {
    spectrum.transform(samples, offset);
    bands.levels(levels);
    loudness.measure(levels);
    loudnesses.add(loudness.total());
    if (loudness.total() > SILENT) {
      sharpnesses.add(Sharpness.of(loudness.specific()));
    }
  }

  /** Sone, 0 upwards (ISO 532-1). */
  RunningMoments loudness() {
    return loudnesses;
  }

  /** Acum, 0 to 15, of the frames that are not silent (DIN 45692). */
  RunningMoments sharpness() {
    return sharpnesses;
  }
}
