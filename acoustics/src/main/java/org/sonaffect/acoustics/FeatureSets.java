package org.sonaffect.acoustics;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.signal.ConditionedStream;
import org.sonaffect.acoustics.signal.Measured;
import org.sonaffect.acoustics.signal.Signal;
import org.sonaffect.acoustics.signal.SignalText;
import org.sonaffect.audio.Audio;
import org.sonaffect.audio.Clip;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.HeldSamples;
import org.sonaffect.audio.stream.MixBesideChannels;
import org.sonaffect.audio.stream.SampleStream;
import org.sonaffect.audio.stream.SlidingWindows;

/**
 * One or several feature sets that are extracted together, in one pass over a clip, and what is
 * done to the audio before.
 *
 * @param sets in the order of their columns, each once
 * @param signal how audio is conditioned
 */
public record FeatureSets(List<FeatureSet> sets, Signal signal) {
  /** Where the version of a signal begins. */
  private static final String SIGNAL = ".signal-";

  private static final String LOUDNESS = "loudnessIntegrated";

  /** What is extracted where nothing else is said: ComParE 2013 alone. */
  public static final FeatureSets DEFAULT = new FeatureSets(List.of(FeatureSet.COMPARE2013));

  /** Checks that there is a set, and none twice. */
  public FeatureSets {
    sets = List.copyOf(sets);
    if (sets.isEmpty()) {
      throw new IllegalArgumentException("no feature set, expected one or more");
    }
    for (int i = 0; i < sets.size(); i++) {
      if (sets.indexOf(sets.get(i)) < i) {
        throw new IllegalArgumentException("the feature set " + sets.get(i).title() + " is twice");
      }
    }
  }

  /** Of the audio as it is. */
  public FeatureSets(List<FeatureSet> sets) {
    this(sets, Signal.NONE);
  }

  /** The same sets of audio that is conditioned in another way. */
  public FeatureSets with(Signal other) {
    return new FeatureSets(sets, other);
  }

  /**
   * The sets of a list such as {@code compare2013,egemaps}.
   *
   * @throws IllegalArgumentException where a name is not that of a set, or is there twice
   */
  public static FeatureSets parse(String titles) {
    return new FeatureSets(
        Arrays.stream(titles.split(",", -1)).map(t -> FeatureSet.named(t.strip())).toList());
  }

  /**
   * The sets that columns of such names are of; null where they are of none. Columns of one set
   * have its names (the first set that has them all, of {@code compare2013} and {@code compare2016}
   * the former); columns of several begin with the sets' names, as in {@link #featureNames}.
   */
  public static @Nullable FeatureSets holding(List<String> columns) {
    List<FeatureSet> prefixed = new ArrayList<>();
    for (FeatureSet set : FeatureSet.values()) {
      if (set.names(columns)) {
        return new FeatureSets(List.of(set));
      }
      if (columns.stream().anyMatch(name -> name.startsWith(set.title() + "."))) {
        prefixed.add(set);
      }
    }
    if (prefixed.size() < 2) {
      return null;
    }
    FeatureSets sets = new FeatureSets(prefixed);
    return Set.copyOf(sets.featureNames()).containsAll(columns) ? sets : null;
  }

  /**
   * The sets of a text such as that of {@link #version}; null where this program has not all of
   * them in these versions.
   */
  public static @Nullable FeatureSets ofVersions(String versions) {
    List<FeatureSet> sets = new ArrayList<>();
    int conditioned = versions.indexOf(SIGNAL);
    Signal signal =
        conditioned < 0 ? Signal.NONE : SignalText.ofVersion(versions.substring(conditioned + 1));
    for (String version : versions.split("\\.", -1)) {
      for (FeatureSet set : FeatureSet.values()) {
        if (set.version().equals(version) && !sets.contains(set)) {
          sets.add(set);
        }
      }
    }
    FeatureSets found = sets.isEmpty() || signal == null ? null : new FeatureSets(sets, signal);
    return found != null && found.version().equals(versions) ? found : null;
  }

  /** Where each of some columns stands among {@link #featureNames}; null where one does not. */
  public int @Nullable [] places(List<String> columns) {
    Map<String, Integer> at = new HashMap<>();
    for (String name : featureNames()) {
      at.put(name, at.size());
    }
    return at.keySet().containsAll(columns)
        ? columns.stream().mapToInt(name -> at.getOrDefault(name, -1)).toArray()
        : null;
  }

  /** Their names with commas between them. */
  public String title() {
    return sets.stream().map(FeatureSet::title).collect(Collectors.joining(","));
  }

  /** Their versions and that of the signal, if it is conditioned, with dots between them. */
  public String version() {
    String versions = sets.stream().map(FeatureSet::version).collect(Collectors.joining("."));
    return signal.isNone() ? versions : versions + "." + SignalText.version(signal);
  }

  /**
   * The names of all functionals, in order: those of the set; of several sets each after the set's
   * name and a dot.
   */
  public List<String> featureNames() {
    if (sets.size() == 1) {
      return sets.get(0).featureNames();
    }
    return sets.stream()
        .flatMap(set -> set.featureNames().stream().map(name -> set.title() + "." + name))
        .toList();
  }

  /**
   * Opens a file as these sets hear it, not yet conditioned: mixed to mono; its channels, for
   * Sonaffect's own sets of a signal that is not mono; or the mix beside the channels, for both.
   */
  public SampleStream open(Path file, AudioOptions options) throws IOException {
    if (signal.mono() || sets.stream().noneMatch(FeatureSet::hearsChannels)) {
      return Audio.open(file, options);
    }
    SampleStream each = Audio.open(file, options.withEachChannel());
    if (sets.stream().allMatch(FeatureSet::hearsChannels)) {
      return each;
    }
    try {
      return new MixBesideChannels(Audio.open(file, options), each);
    } catch (IOException | RuntimeException e) {
      each.close();
      throw e;
    }
  }

  /** Opens the same audio once more. */
  public interface Opening {
    /** A stream like the first. */
    SampleStream open() throws IOException;
  }

  /** The functionals of an audio file, in the order of {@link #featureNames}. */
  public float[] functionals(Path file) throws IOException {
    try (SampleStream stream = open(file, AudioOptions.DEFAULT)) {
      return functionals(stream, () -> open(file, AudioOptions.DEFAULT));
    }
  }

  /**
   * The functionals of all that is left of a stream, in the order of {@link #featureNames}.
   *
   * @param stream that of {@link #open}, or a mono one; read to its end
   * @param again opens it once more, where the signal is to be measured first; closed here
   * @throws IOException as {@link FeatureSet} says
   */
  public float[] functionals(SampleStream stream, Opening again) throws IOException {
    return functionals(stream, again, measured(stream));
  }

  /**
   * The functionals of all that is left of a stream that cannot be opened again; it is held in
   * memory where the signal is to be measured first.
   */
  public float[] functionals(SampleStream stream) throws IOException {
    if (!signal.measures()) {
      return means(conditioned(stream, Measured.NOTHING), 0);
    }
    return functionals(Audio.read(new ConditionedStream(stream, Signal.MONO, Measured.NOTHING)));
  }

  /**
   * The same of a stream that was measured.
   *
   * @param measured by {@link #measured}, which has read the stream if it had to
   */
  public float[] functionals(SampleStream stream, Opening again, Measured measured)
      throws IOException {
    if (!signal.measures()) {
      return means(conditioned(stream, measured), 0);
    }
    try (SampleStream heard = conditioned(again, measured)) {
      long parts = signal.partsOf(measured.samples(), heard.sampleRate());
      int samples = (int) Math.min(Integer.MAX_VALUE, measured.samples() / parts);
      float[] functionals = means(heard, parts == 1 ? 0 : samples);
      int at = featureNames().indexOf(sets.size() == 1 ? LOUDNESS : "tonal." + LOUDNESS);
      if (at >= 0 && signal.loudness() != 0 && measured.gain() != 1) {
        // It was brought to it. What is left is rounding, which ranks would take for differences.
        functionals[at] = signal.loudness();
      }
      return functionals;
    }
  }

  /**
   * The functionals of samples in memory.
   *
   * @throws AudioException as {@link FeatureSet} says
   */
  public float[] functionals(Clip clip) throws AudioException {
    Audio.checkRate(clip.sampleRate());
    try {
      Opening opening = () -> new HeldSamples(clip.sampleRate(), clip.samples());
      return functionals(opening.open(), opening);
    } catch (AudioException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory is always read
    }
  }

  /** What is to be known of all audio before the first sample; reads a stream only where it is. */
  public Measured measured(SampleStream stream) throws IOException {
    return ConditionedStream.measure(stream, signal);
  }

  /** The audio of a stream as these sets hear it; closing it closes the stream. */
  public SampleStream conditioned(SampleStream stream, Measured measured) {
    return signal.isNone() ? stream : new ConditionedStream(stream, signal, measured);
  }

  /** The same of audio that is opened again, unless it was held when it was measured. */
  public SampleStream conditioned(Opening again, Measured measured) throws IOException {
    SampleStream held = ConditionedStream.held(signal, measured);
    return held == null ? conditioned(again.open(), measured) : held;
  }

  /** The functionals of a window of audio that is {@link #conditioned} already. */
  public float[] ofConditioned(HeldSamples window) throws IOException {
    long parts = signal.partsOf(window.length(), window.sampleRate());
    return means(window, (int) (window.length() / parts));
  }

  /**
   * The same of all that is left of a stream.
   *
   * @param part samples of a part, each of which is brought to the loudness; 0: the stream is one,
   *     and is at it
   */
  private float[] means(SampleStream stream, int part) throws IOException {
    RowMean mean = new RowMean();
    try {
      if (signal.parts() != 0 && part > 0) {
        double length = part / (double) stream.sampleRate();
        new SlidingWindows(stream, length, length)
            .forEach((held, start) -> mean.add(over(ConditionedStream.part(held, signal))));
      } else if (signal.windowed()) {
        new SlidingWindows(stream, signal.windowSeconds(), signal.hopSeconds())
            .forEach((window, start) -> mean.add(over(window)));
      }
    } catch (InterruptedException e) {
      throw new InterruptedIOException("interrupted");
    }
    return mean.rows() == 0 ? over(stream) : mean.row();
  }

  private float[] over(SampleStream stream) throws IOException {
    return FeaturePass.over(stream, sets, false).functionals();
  }

  /**
   * The only set, where contours are asked for: their rows are those of one set.
   *
   * @throws IllegalArgumentException where there are several, or the set has no contours
   */
  public FeatureSet only() {
    if (sets.size() > 1) {
      throw new IllegalArgumentException(
          "contours are extracted for one feature set at a time, not for " + title());
    }
    sets.get(0).checkContours();
    return sets.get(0);
  }
}
