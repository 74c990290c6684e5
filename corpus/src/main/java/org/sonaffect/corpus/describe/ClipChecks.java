package org.sonaffect.corpus.describe;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.sonaffect.audio.DiskNames;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.clips.ClipList;

/** What is odd about clips beyond what keeps them out of a study. */
record ClipChecks(ClipList rows, List<DescribedClip> clips) {
  /** Below, there is less than people rate: seconds. */
  private static final double SHORT = 1;

  /** Ratings that use less of their scale were probably given on another one. */
  private static final double NARROW = 0.15;

  void addTo(List<Problem> problems) {
    levels(problems);
    shortClips(problems);
    ratings("arousal", clip -> clip.item().arousal(), problems);
    ratings("valence", clip -> clip.item().valence(), problems);
    groups(problems);
  }

  private void levels(List<Problem> problems) {
    DescribedClip worst = null;
    double most = 0;
    int clipped = 0;
    for (DescribedClip clip : clips) {
      Sound sound = clip.sound();
      if (sound == null) {
        continue;
      }
      if (sound.silent()) {
        String message = clip.label() + " is silent: nothing above -80 dB of full scale";
        problems.add(Problem.kept(clip.source(), clip.line(), message));
      }
      clipped += sound.clippedShare() > 0 ? 1 : 0;
      if (sound.clippedShare() > most) {
        most = sound.clippedShare();
        worst = clip;
      }
    }
    if (worst != null) {
      String message =
          String.format(
              Locale.ROOT,
              "%s at full scale, as if clipped; most in %s (%.2g %% of its samples)",
              count(clipped, "clip is", "clips are"),
              worst.label(),
              100 * most);
      problems.add(Problem.note(worst.source(), worst.line(), message));
    }
  }

  private void shortClips(List<Problem> problems) {
    List<DescribedClip> few =
        clips.stream().filter(c -> c.sound() != null && c.sound().seconds() < SHORT).toList();
    few.stream()
        .min(Comparator.comparingDouble(ClipChecks::seconds))
        .ifPresent(
            clip ->
                problems.add(
                    Problem.note(
                        clip.source(),
                        clip.line(),
                        String.format(
                            Locale.ROOT,
                            "%s shorter than %.0f s; the shortest is %s (%.2f s)",
                            count(few.size(), "clip is", "clips are"),
                            SHORT,
                            clip.label(),
                            seconds(clip)))));
  }

  private static double seconds(DescribedClip clip) {
    return clip.sound() == null ? Double.NaN : clip.sound().seconds();
  }

  private void ratings(
      String name, ToDoubleFunction<DescribedClip> rating, List<Problem> problems) {
    double[] values = clips.stream().mapToDouble(rating).filter(Double::isFinite).toArray();
    Distribution spread = Distribution.of(values);
    if (values.length < 2) {
      return;
    }
    if (spread.most() == spread.least()) {
      String message =
          "all %d ratings of %s are equal: nothing can be learnt from them"
              .formatted(values.length, name);
      problems.add(Problem.kept(rows.source(), 0, message));
    } else if (values.length > 9 && spread.most() - spread.least() < 2 * NARROW) {
      String message =
          String.format(
              Locale.ROOT,
              "ratings of %s use %.0f %% of the scale; is the scale right?",
              name,
              50 * (spread.most() - spread.least()));
      problems.add(Problem.note(rows.source(), 0, message));
    }
  }

  /** One group under two spellings is split by folds. */
  private void groups(List<Problem> problems) {
    Map<String, String> spellings = new HashMap<>();
    Map<String, Integer> lines = new HashMap<>();
    boolean any = false;
    for (int i = 0; i < clips.size(); i++) {
      String group = rows.rows().get(i).item().group();
      if (group == null) {
        continue;
      }
      any = true;
      String plain =
          DiskNames.nfc(group).strip().replaceAll("[\\s_-]+", " ").toLowerCase(Locale.ROOT);
      String first = spellings.putIfAbsent(plain, group);
      if (first != null && !first.equals(group) && lines.putIfAbsent(group, 0) == null) {
        problems.add(
            Problem.kept(
                clips.get(i).source(),
                clips.get(i).line(),
                "group \"%s\" differs from \"%s\" in line %d; if both are the same group, folds may split it"
                    .formatted(group, first, lines.getOrDefault(first, 0))));
      }
      lines.putIfAbsent(group, clips.get(i).line());
    }
    if (!any && clips.size() > 1) {
      String message =
          "no clip has a group; clips of one artist or recording need one, or scores are"
              + " too high";
      problems.add(Problem.note(rows.source(), 0, message));
    }
  }

  static String count(int n, String one, String many) {
    return n + " " + (n == 1 ? one : many);
  }
}
