package org.sonaffect.acoustics;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.contour.ContourExtractor;
import org.sonaffect.acoustics.contour.ContourRecorder;
import org.sonaffect.acoustics.contour.Contours;
import org.sonaffect.acoustics.contour.SpareCores;
import org.sonaffect.audio.Audio;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioException.Kind;
import org.sonaffect.audio.stream.SampleStream;

/**
 * One pass over a clip for several feature sets: it is read once, and what the sets share is
 * computed once. The sets of contours hear the mono mix, Sonaffect's own the channels.
 */
final class FeaturePass {
  private static final int PIECE = 8192;

  /** So many pieces are read ahead where another core can begin with Sonaffect's own sets. */
  private static final int AHEAD = 32;

  private final List<FeatureSet> sets;
  private final Map<FeatureSet, Recording> recordings = new EnumMap<>(FeatureSet.class);
  private final @Nullable ContourExtractor mono;
  private final @Nullable TonalPass each;
  private final int sampleRate;
  private final int width;
  private final int first;
  private long length;

  /**
   * Begins a pass.
   *
   * @param width values a sample
   * @param mixed whether the first of them is the mono mix
   * @param contours whether contours are wanted, or functionals
   */
  private FeaturePass(
      int sampleRate, int width, boolean mixed, List<FeatureSet> sets, boolean contours)
      throws AudioException {
    Audio.checkRate(sampleRate);
    this.sampleRate = sampleRate;
    this.width = width;
    this.sets = sets;
    this.first = mixed && width > 1 ? 1 : 0;
    List<ContourRecorder> recorders = new ArrayList<>();
    for (FeatureSet set : sets) {
      FeatureSet source = Recording.source(set);
      if (source != null && !recordings.containsKey(source)) {
        Recording recording = Recording.start(source, sampleRate, contours);
        recordings.put(source, recording);
        recorders.add(recording.recorder());
      }
    }
    if (!recorders.isEmpty() && !mixed) {
      throw new IllegalArgumentException(
          "samples of %d channels, expected their mono mix".formatted(width));
    }
    mono = recorders.isEmpty() ? null : new ContourExtractor(sampleRate, recorders);
    each =
        sets.stream().anyMatch(FeatureSet::hearsChannels)
            ? new TonalPass(sampleRate, width - first, sets)
            : null;
  }

  /** Over all that is left of a stream, for {@link #functionals} or {@link #contours}. */
  static FeaturePass over(SampleStream stream, List<FeatureSet> sets, boolean contours)
      throws IOException {
    int width = stream.channels();
    FeaturePass pass =
        new FeaturePass(stream.sampleRate(), width, stream.beginsWithMix(), sets, contours);
    SpareCores.enter();
    try {
      pass.read(stream);
      return pass.finished();
    } finally {
      SpareCores.leave();
    }
  }

  private void read(SampleStream stream) throws IOException {
    Deque<float[]> mixes = new ArrayDeque<>();
    float[] piece = new float[PIECE * width];
    int got = 0;
    while (got >= 0 || !mixes.isEmpty()) {
      int most = each != null && SpareCores.spare() > 0 ? AHEAD : 1;
      while (got >= 0 && mixes.size() < most) {
        got = stream.read(piece, 0, PIECE);
        if (got > 0) {
          hear(piece, got);
          if (mono != null) {
            mixes.add(part(piece, got, 0, 1));
          }
        }
      }
      float[] mix = mixes.poll();
      if (mix != null && mono != null) {
        mono.accept(mix, 0, mix.length);
      }
    }
  }

  /** Takes the next samples; the sets of contours are not given them yet. */
  private void hear(float[] values, int count) throws AudioException {
    length += count;
    if (each != null) {
      each.accept(part(values, count, first, width - first));
    }
  }

  /** A copy of so many values of each sample, from the one at {@code from}. */
  private float[] part(float[] values, int samples, int from, int many) {
    if (many == width) {
      return Arrays.copyOf(values, samples * width);
    }
    float[] part = new float[samples * many];
    for (int i = 0; i < samples; i++) {
      System.arraycopy(values, i * width + from, part, i * many, many);
    }
    return part;
  }

  private FeaturePass finished() throws AudioException {
    if (mono == null) {
      return this;
    }
    mono.finish();
    if (mono.frames() == 0) {
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
    Map<FeatureSet, float[]> made = new EnumMap<>(FeatureSet.class);
    Map<FeatureSet, float[]> values = new EnumMap<>(FeatureSet.class);
    for (FeatureSet set : sets) {
      if (!set.hearsChannels()) {
        values.put(set, functionals(set, made));
      }
    }
    if (each != null) {
      values.putAll(each.finish()); // last, since another thread may be at it
    }
    float[] all = new float[sets.stream().mapToInt(s -> s.featureNames().size()).sum()];
    int at = 0;
    for (FeatureSet set : sets) {
      float[] some = Objects.requireNonNull(values.get(set));
      System.arraycopy(some, 0, all, at, some.length);
      at += some.length;
    }
    return all;
  }

  private float[] functionals(FeatureSet set, Map<FeatureSet, float[]> made) throws AudioException {
    FeatureSet source = Objects.requireNonNull(Recording.source(set));
    float[] whole = made.get(source);
    if (whole == null) {
      whole = recording(source).functionals();
      made.put(source, whole);
    }
    return set == FeatureSet.GEMAPS ? Gemaps.functionals(whole) : whole;
  }

  /** The contours of one of the sets. */
  Contours contours(FeatureSet set) {
    Contours contours = recording(Objects.requireNonNull(Recording.source(set))).contours();
    return set == FeatureSet.GEMAPS ? Gemaps.contours(contours) : contours;
  }

  private Recording recording(FeatureSet source) {
    return Objects.requireNonNull(recordings.get(source));
  }
}
