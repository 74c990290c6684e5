package org.sonaffect.report.page;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sonaffect.corpus.describe.CorpusDescription;
import org.sonaffect.corpus.describe.DescribedClip;
import org.sonaffect.corpus.describe.Distribution;
import org.sonaffect.corpus.describe.Sound;

/** The facts of a corpus, one line each: how many clips, how long, how rated. */
record CorpusFacts(CorpusDescription corpus) {
  /** Of many kinds the most frequent are named. */
  private static final int MOST_KINDS = 6;

  /** The facts by their names, for a page or a terminal. */
  static Map<String, String> of(CorpusDescription corpus) {
    return new CorpusFacts(corpus).facts();
  }

  /** What is to be done, in one sentence. */
  static String verdict(CorpusDescription corpus) {
    int rows = corpus.clips().size();
    if (corpus.about() == null || rows == 0) {
      return "Nothing of this corpus can be read.";
    }
    int usable = corpus.usable().size();
    int problems = corpus.problems().size();
    String clips =
        corpus.leftOut() == 0
            ? usable == 1 ? "The clip can be used" : "All %d clips can be used".formatted(usable)
            : "%d of %d clips cannot be used"
                .formatted(corpus.leftOut(), usable + corpus.leftOut());
    String wrong =
        problems == 0
            ? "nothing wrong was found"
            : "%s found".formatted(counted(problems, "problem was", "problems were"));
    String refused =
        corpus.refused() ? " No study can read it until its manifest is corrected." : "";
    String unheard = corpus.heard() ? "" : " No audio was opened.";
    return clips + "; " + wrong + "." + refused + unheard;
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    CorpusDescription.About about = corpus.about();
    if (about == null) {
      return facts;
    }
    facts.put(
        "Corpus",
        "%s (%s)%s"
            .formatted(about.name(), about.domain(), about.synthetic() ? ", synthetic" : ""));
    facts.put("Read as", about.format() + ", scale " + about.scale());
    facts.put("Raters", raters(about.raters()));
    if (about.licence() != null) {
      facts.put("Licence", about.licence());
    }
    facts.put("Clips", clips());
    if (corpus.clips().isEmpty()) {
      return facts;
    }
    List<Sound> sounds = corpus.sounds();
    if (!sounds.isEmpty()) {
      facts.put("Duration", duration(sounds));
      facts.put("Audio", kinds(sounds, Sound::format));
      facts.put("Sample rate", kinds(sounds, s -> s.sampleRate() + " Hz"));
      facts.put("Channels", kinds(sounds, s -> channels(s.channels())));
    }
    List<DescribedClip> rated = corpus.rated();
    facts.put(
        "Categories", labels(rated.stream().map(clip -> clip.item().category()).toList(), "none"));
    facts.put("Groups", groups(rated));
    facts.put("Features", corpus.features().isEmpty() ? "not looked at" : corpus.features());
    facts.put("Duplicates", duplicates());
    return facts;
  }

  private String raters(int stated) {
    int[] counted = corpus.rated().stream().mapToInt(clip -> clip.item().raters()).toArray();
    int least = Arrays.stream(counted).filter(n -> n > 0).min().orElse(stated);
    int most = Arrays.stream(counted).max().orElse(0);
    if (most == 0) {
      return stated > 0 ? stated + " or more a clip" : "number not stated";
    }
    return (least == most ? String.valueOf(most) : least + " to " + most) + " a clip";
  }

  private String clips() {
    int usable = corpus.usable().size();
    return corpus.leftOut() == 0
        ? usable == 0 ? "unknown" : "%d, all usable".formatted(usable)
        : "%d usable, %d left out".formatted(usable, corpus.leftOut());
  }

  private static String duration(List<Sound> sounds) {
    Distribution spread = Distribution.of(sounds.stream().mapToDouble(Sound::seconds).toArray());
    String total = time(spread.mean() * spread.count());
    boolean equal = spread.most() - spread.least() < 0.1;
    return equal
        ? "%s each, %s in all".formatted(time(spread.median()), total)
        : "%s to %s, median %s, %s in all"
            .formatted(time(spread.least()), time(spread.most()), time(spread.median()), total);
  }

  /** As a person says it: 0.35 s, 12.1 s, 3:20 min, 1:05 h. */
  static String time(double seconds) {
    if (seconds < 60) {
      return String.format(Locale.ROOT, seconds < 1 ? "%.2f s" : "%.1f s", seconds);
    }
    long minutes = Math.round(seconds / 60);
    return minutes < 60
        ? "%d:%02d min".formatted((long) seconds / 60, (long) seconds % 60)
        : "%d:%02d h".formatted(minutes / 60, minutes % 60);
  }

  static String channels(int channels) {
    return channels == 1 ? "mono" : channels == 2 ? "stereo" : channels + " channels";
  }

  private String duplicates() {
    return corpus.features().isEmpty()
        ? "not looked for"
        : corpus.duplicates().isEmpty() && corpus.nearDuplicates().isEmpty()
            ? "none"
            : "%s of equal content, %s of nearly equal features"
                .formatted(
                    counted(corpus.duplicates().size(), "set", "sets"),
                    counted(corpus.nearDuplicates().size(), "set", "sets"));
  }

  private static String groups(List<DescribedClip> clips) {
    Map<String, Integer> sizes = counts(clips.stream().map(clip -> clip.item().group()).toList());
    int grouped = sizes.values().stream().mapToInt(Integer::intValue).sum();
    if (sizes.isEmpty()) {
      return "none";
    }
    Map.Entry<String, Integer> largest = ordered(sizes).get(0);
    String alone =
        grouped == clips.size()
            ? ""
            : "; %s in none".formatted(counted(clips.size() - grouped, "clip", "clips"));
    return "%s; the largest is %s with %s%s"
        .formatted(
            counted(sizes.size(), "group", "groups"),
            largest.getKey(),
            counted(largest.getValue(), "clip", "clips"),
            alone);
  }

  private static String labels(List<String> labels, String none) {
    Map<String, Integer> counts = counts(labels);
    return counts.isEmpty() ? none : counts.size() + ": " + listed(counts);
  }

  private static String kinds(List<Sound> sounds, Function<Sound, String> kind) {
    Map<String, Integer> counts = counts(sounds.stream().map(kind).toList());
    return counts.size() == 1 ? String.join("", counts.keySet()) : listed(counts);
  }

  private static String listed(Map<String, Integer> counts) {
    List<Map.Entry<String, Integer>> ordered = ordered(counts);
    String first =
        ordered.stream()
            .limit(MOST_KINDS)
            .map(e -> "%s (%d)".formatted(e.getKey(), e.getValue()))
            .collect(Collectors.joining(", "));
    return ordered.size() > MOST_KINDS
        ? first + " and %d more".formatted(ordered.size() - MOST_KINDS)
        : first;
  }

  /** The most frequent first. */
  static List<Map.Entry<String, Integer>> ordered(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .toList();
  }

  /** How often each text is there; those that are absent do not count. */
  static Map<String, Integer> counts(Collection<String> texts) {
    Map<String, Integer> counts = new TreeMap<>();
    texts.stream().flatMap(Stream::ofNullable).forEach(t -> counts.merge(t, 1, Integer::sum));
    return counts;
  }

  static String counted(int n, String one, String many) {
    return n + " " + (n == 1 ? one : many);
  }
}
