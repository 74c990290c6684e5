package org.sonaffect.acoustics;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sonaffect.acoustics.contour.ContourExtractor;
import org.sonaffect.acoustics.contour.ContourRecorder;
import org.sonaffect.acoustics.contour.Contours;
import org.sonaffect.audio.Audio;
import org.sonaffect.audio.Clip;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioException.Kind;
import org.sonaffect.audio.stream.SampleStream;

/**
 * One pass over a clip for several feature sets: it is read once, and what the sets share is
 * computed once.
 */
final class FeaturePass {
  private static final int PIECE = 8192;

  private final List<FeatureSet> sets;
  private final Map<Recording.Kind, Recording> recordings = new EnumMap<>(Recording.Kind.class);
  private final ContourExtractor extractor;
  private final int sampleRate;
  private long length;

  private FeaturePass(int sampleRate, List<FeatureSet> sets) throws AudioException {
    Audio.checkRate(sampleRate);
    this.sampleRate = sampleRate;
    this.sets = sets;
    List<ContourRecorder> recorders = new ArrayList<>();
    for (FeatureSet set : sets) {
      Recording.Kind kind = Recording.Kind.of(set);
      if (!recordings.containsKey(kind)) {
        Recording recording = kind.start(sampleRate);
        recordings.put(kind, recording);
        recorders.add(recording.recorder());
      }
    }
    extractor = new ContourExtractor(sampleRate, recorders);
  }

  /** Over all that is left of a stream. */
  static FeaturePass over(SampleStream stream, List<FeatureSet> sets) throws IOException {
    FeaturePass pass = new FeaturePass(stream.sampleRate(), sets);
    float[] piece = new float[PIECE];
    int got;
    while ((got = stream.read(piece, 0, PIECE)) >= 0) {
      pass.accept(piece, got);
    }
    return pass.finished();
  }

  /** Over samples in memory. */
  static FeaturePass over(Clip clip, List<FeatureSet> sets) throws AudioException {
    FeaturePass pass = new FeaturePass(clip.sampleRate(), sets);
    pass.accept(clip.samples(), clip.samples().length);
    return pass.finished();
  }

  private void accept(float[] samples, int count) throws AudioException {
    extractor.accept(samples, 0, count);
    length += count;
  }

  private FeaturePass finished() throws AudioException {
    extractor.finish();
    if (extractor.frames() == 0) {
      throw new AudioException(
          Kind.TOO_SHORT,
          String.format(
              Locale.ROOT,
              "%.4f s of audio (%d samples at %d Hz), expected one frame of 0.06 s or more",
              length / (double) sampleRate,
              length,
              sampleRate));
    }
    return this;
  }

  /** The functionals of all sets, one set after the other. */
  float[] functionals() throws AudioException {
    Map<Recording.Kind, float[]> made = new EnumMap<>(Recording.Kind.class);
    float[] all = new float[sets.stream().mapToInt(s -> s.featureNames().size()).sum()];
    int at = 0;
    for (FeatureSet set : sets) {
      Recording.Kind kind = Recording.Kind.of(set);
      float[] whole = made.get(kind);
      if (whole == null) {
        whole = recording(kind).functionals();
        made.put(kind, whole);
      }
      float[] values = set == FeatureSet.GEMAPS ? Gemaps.functionals(whole) : whole;
      System.arraycopy(values, 0, all, at, values.length);
      at += values.length;
    }
    return all;
  }

  /** The contours of one of the sets. */
  Contours contours(FeatureSet set) {
    Contours contours = recording(Recording.Kind.of(set)).contours();
    return set == FeatureSet.GEMAPS ? Gemaps.contours(contours) : contours;
  }

  private Recording recording(Recording.Kind kind) {
    return java.util.Objects.requireNonNull(recordings.get(kind));
  }
}
