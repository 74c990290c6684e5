package org.sonaffect.acoustics;

import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.contour.ComParEContours;
import org.sonaffect.acoustics.contour.ContourRecorder;
import org.sonaffect.acoustics.contour.Contours;
import org.sonaffect.acoustics.contour.Edition;
import org.sonaffect.acoustics.contour.SmoothedContours;
import org.sonaffect.acoustics.egemaps.EgemapsFunctionals;
import org.sonaffect.acoustics.egemaps.EgemapsRecorder;
import org.sonaffect.acoustics.functional.Functionals;
import org.sonaffect.audio.stream.AudioException;

/** What is recorded of one clip for one or more feature sets, and what is made of it. */
interface Recording {
  /** Takes the frames of the clip. */
  ContourRecorder recorder();

  /** The functionals, once the clip has ended; instead of {@link #contours}. */
  float[] functionals() throws AudioException;

  /** The contours, once the clip has ended; instead of {@link #functionals}. */
  Contours contours();

  /** The set with whose recording a set is made; null for those that are not made of contours. */
  static @Nullable FeatureSet source(FeatureSet set) {
    return switch (set) {
      case COMPARE2013, COMPARE2016, EGEMAPS -> set;
      case GEMAPS -> FeatureSet.EGEMAPS;
      case TONAL, CONTRAST, PERCUSSION -> null;
    };
  }

  /** Begins with a clip, of which contours of a source are wanted, or functionals. */
  static Recording start(FeatureSet source, int sampleRate, boolean contours) {
    if (source == FeatureSet.EGEMAPS) {
      return new OfEgemaps(new EgemapsRecorder(sampleRate, contours));
    }
    Edition edition = Edition.valueOf(source.name());
    return new OfComParE(new ComParEContours(sampleRate, edition), edition);
  }

  /** Of either ComParE set. */
  record OfComParE(ComParEContours recorder, Edition edition) implements Recording {
    @Override
    public float[] functionals() throws AudioException {
      return Functionals.of(recorder.raw(), edition);
    }

    @Override
    public Contours contours() {
      return SmoothedContours.of(recorder.raw());
    }
  }

  /** Of eGeMAPS. */
  record OfEgemaps(EgemapsRecorder recorder) implements Recording {
    @Override
    public float[] functionals() throws AudioException {
      return EgemapsFunctionals.of(recorder.raw());
    }

    @Override
    public Contours contours() {
      return recorder.raw().smoothed();
    }
  }
}
