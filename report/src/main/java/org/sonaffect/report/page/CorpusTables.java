package org.sonaffect.report.page;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.describe.CorpusDescription;
import org.sonaffect.corpus.describe.DescribedClip;
import org.sonaffect.corpus.describe.Distribution;
import org.sonaffect.corpus.describe.Sound;
import org.sonaffect.corpus.file.Destination;
import org.sonaffect.report.statistics.RaterCeiling;
import org.sonaffect.report.text.Numbers;
import org.sonaffect.study.Grouped;

/** The tables of a corpus: each may stand on any page. */
record CorpusTables(CorpusDescription corpus) {
  /** How the ratings are distributed, and the ceiling that raters set. */
  Table ratings() {
    List<List<Table.Entry>> rows = new ArrayList<>();
    rating("arousal", values(clip -> clip.item().arousal()), rows);
    rating("valence", values(clip -> clip.item().valence()), rows);
    for (String other : dimensions()) {
      rating(other, values(clip -> clip.item().others().getOrDefault(other, Double.NaN)), rows);
    }
    return new Table(
        "ratings",
        "Mean ratings of the clips"
            + (corpus.usable().isEmpty() ? ", of which none can be used" : " that can be used")
            + ", mapped to [−1, 1]: mean, standard deviation, quartiles,"
            + " and the highest R² that the raters' disagreement allows.",
        Table.header(
            "Target | Clips | Mean | SD | Lowest | 25 % | Median | 75 % | Highest | R² at most"),
        1,
        rows);
  }

  private void rating(String target, double[] values, List<List<Table.Entry>> rows) {
    Distribution spread = Distribution.of(Arrays.stream(values).filter(Double::isFinite).toArray());
    if (spread.count() == 0) {
      return;
    }
    rows.add(
        Table.row(
            target,
            spread.count(),
            Numbers.score(spread.mean()),
            Numbers.score(spread.deviation()),
            Numbers.score(spread.least()),
            Numbers.score(spread.lowerQuartile()),
            Numbers.score(spread.median()),
            Numbers.score(spread.upperQuartile()),
            Numbers.score(spread.most()),
            ceilings().stream()
                .filter(c -> c.target().equals(target))
                .map(c -> Numbers.score(c.r2()))
                .findFirst()
                .orElse("unknown")));
  }

  /** What is rated besides arousal and valence. */
  private Set<String> dimensions() {
    Set<String> names = new TreeSet<>();
    corpus.rated().forEach(clip -> names.addAll(clip.item().others().keySet()));
    return names;
  }

  double[] values(ToDoubleFunction<DescribedClip> of) {
    return corpus.rated().stream().mapToDouble(of).toArray();
  }

  /** The ceilings that raters set, where they are known. */
  List<RaterCeiling> ceilings() {
    int[] raters = corpus.rated().stream().mapToInt(this::raters).toArray();
    return Stream.of(
            RaterCeiling.of(
                corpus.name(),
                "arousal",
                raters,
                values(clip -> clip.item().arousal()),
                values(clip -> clip.item().arousalSd())),
            RaterCeiling.of(
                corpus.name(),
                "valence",
                raters,
                values(clip -> clip.item().valence()),
                values(clip -> clip.item().valenceSd())))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Of a clip, else of any as the manifest says; 0 where neither is known. */
  private int raters(DescribedClip clip) {
    CorpusDescription.About about = corpus.about();
    return clip.item().raters() > 0 || about == null ? clip.item().raters() : about.raters();
  }

  /** Why the ceiling is unknown; empty where it is not. */
  String ceilingUnknown() {
    CorpusDescription.About about = corpus.about();
    boolean deviations =
        corpus.rated().stream().anyMatch(clip -> Double.isFinite(clip.item().arousalSd()));
    boolean counted = corpus.rated().stream().anyMatch(clip -> raters(clip) > 0);
    if (about == null || corpus.rated().isEmpty() || deviations && counted) {
      return "";
    }
    return "The highest R² that the raters allow is unknown: "
        + (deviations
            ? "the manifest does not say how many raters a clip has (key raters)."
            : "there are no deviations of ratings (columns arousal_sd and valence_sd).");
  }

  /** How many clips lie in each quarter of the plane. */
  Table quarters() {
    List<DescribedClip> usable = corpus.rated();
    List<List<Table.Entry>> rows = new ArrayList<>();
    for (boolean exciting : new boolean[] {true, false}) {
      for (boolean pleasant : new boolean[] {true, false}) {
        long n =
            usable.stream()
                .filter(
                    c -> c.item().arousal() >= 0 == exciting && c.item().valence() >= 0 == pleasant)
                .count();
        rows.add(
            Table.row(
                (exciting ? "exciting" : "calm") + " and " + (pleasant ? "pleasant" : "unpleasant"),
                n,
                String.format(Locale.ROOT, "%.0f %%", 100.0 * n / Math.max(1, usable.size()))));
      }
    }
    return new Table(
        "quarters",
        "Clips in the quarters of the plane; the middle of the scale counts as exciting and as"
            + " pleasant.",
        Table.header("Quarter | Clips | Share"),
        1,
        usable.isEmpty() ? List.of() : rows);
  }

  /** The clips of each category. */
  Table categories() {
    Map<String, List<DescribedClip>> sets =
        Grouped.by(
            corpus.rated().stream().filter(clip -> clip.item().category() != null),
            clip -> String.valueOf(clip.item().category()));
    Map<String, Integer> counts =
        CorpusFacts.counts(corpus.rated().stream().map(clip -> clip.item().category()).toList());
    return new Columns<Map.Entry<String, List<DescribedClip>>>()
        .label("Category", Map.Entry::getKey)
        .value("Clips", set -> set.getValue().size())
        .value("Arousal", set -> mean(set.getValue(), clip -> clip.item().arousal()))
        .value("Valence", set -> mean(set.getValue(), clip -> clip.item().valence()))
        .table(
            "categories",
            "Categories: clips, and means of their ratings.",
            CorpusFacts.ordered(counts).stream()
                .map(e -> Map.entry(e.getKey(), sets.getOrDefault(e.getKey(), List.of())))
                .toList());
  }

  private static String mean(List<DescribedClip> clips, ToDoubleFunction<DescribedClip> of) {
    return Numbers.score(Distribution.of(clips.stream().mapToDouble(of).toArray()).mean());
  }

  /** Formats, sample rates and channels. */
  Table audio() {
    Map<List<String>, List<Sound>> kinds =
        Grouped.by(
            corpus.sounds().stream(),
            s -> List.of(s.format(), s.sampleRate() + " Hz", CorpusFacts.channels(s.channels())));
    return new Columns<Map.Entry<List<String>, List<Sound>>>()
        .label("Format", kind -> kind.getKey().get(0))
        .value("Sample rate", kind -> kind.getKey().get(1))
        .value("Channels", kind -> kind.getKey().get(2))
        .value("Clips", kind -> kind.getValue().size())
        .value("Shortest", kind -> CorpusFacts.time(seconds(kind.getValue()).least()))
        .value("Median", kind -> CorpusFacts.time(seconds(kind.getValue()).median()))
        .value("Longest", kind -> CorpusFacts.time(seconds(kind.getValue()).most()))
        .value("Bit rate", kind -> bitRate(kind.getValue()))
        .table(
            "audio",
            "Formats of the audio, with the durations of the clips and the median bit rate.",
            kinds.entrySet().stream()
                .sorted(Map.Entry.comparingByKey((a, b) -> a.toString().compareTo(b.toString())))
                .toList());
  }

  private static Distribution seconds(List<Sound> sounds) {
    return Distribution.of(sounds.stream().mapToDouble(Sound::seconds).toArray());
  }

  private static String bitRate(List<Sound> sounds) {
    double[] kilobits =
        sounds.stream().mapToDouble(Sound::kilobits).filter(Double::isFinite).toArray();
    return kilobits.length == 0 ? "" : Math.round(Distribution.of(kilobits).median()) + " kbit/s";
  }

  /** Clips with the same content, and with nearly the same features. */
  Table duplicates() {
    List<List<Table.Entry>> rows = new ArrayList<>();
    corpus.duplicates().forEach(set -> rows.add(set("the same content", set)));
    corpus.nearDuplicates().forEach(set -> rows.add(set("nearly the same features", set)));
    return new Table(
        "duplicates",
        "Clips that occur more than once. They are kept, in one group. If the ratings of"
            + " one sound differ much, ratings are not reliable.",
        Table.header("Clips | Have in common | Difference in arousal | Difference in valence"),
        1,
        rows);
  }

  private static List<Table.Entry> set(String what, List<DescribedClip> set) {
    return Table.row(
        set.stream()
            .map(clip -> "%s (line %d)".formatted(clip.label(), clip.line()))
            .collect(Collectors.joining(", ")),
        what,
        apart(set, clip -> clip.item().arousal()),
        apart(set, clip -> clip.item().valence()));
  }

  private static String apart(List<DescribedClip> set, ToDoubleFunction<DescribedClip> of) {
    Distribution spread = Distribution.of(set.stream().mapToDouble(of).toArray());
    return Numbers.score(spread.most() - spread.least());
  }

  /** The groups of several clips, the largest first. */
  Table groups(int most) {
    Map<String, Integer> sizes =
        CorpusFacts.counts(corpus.rated().stream().map(clip -> clip.item().group()).toList());
    return new Columns<Map.Entry<String, Integer>>()
        .label("Group", Map.Entry::getKey)
        .value("Clips", Map.Entry::getValue)
        .table(
            "groups",
            "The largest groups of several clips. No fold separates the clips of a group.",
            CorpusFacts.ordered(sizes).stream().filter(e -> e.getValue() > 1).limit(most).toList());
  }

  /** What is wrong, with its place, and what becomes of the clip. */
  Table problems() {
    return placed()
        .value("Problem", this::message)
        .value("Consequence", this::consequence)
        .table("problems", "What is wrong, and the consequence for the clip.", corpus.problems());
  }

  private String consequence(Problem problem) {
    boolean manifest = corpus.refused() && problem.file().equals(corpus.named().manifest());
    return problem.effect() != Problem.Effect.LEFT_OUT ? "kept" : manifest ? "refused" : "left out";
  }

  /** What is good to know. */
  Table notes() {
    return placed()
        .value("What", this::message)
        .table("notes", "Not wrong, but good to know.", corpus.notes());
  }

  private Columns<Problem> placed() {
    return new Columns<Problem>()
        .label("File", problem -> place(problem.file()))
        .label("Line", problem -> problem.line() > 0 ? "line " + problem.line() : "");
  }

  /** A page may be read elsewhere: files are named from the folder of the corpus. */
  private String message(Problem problem) {
    return problem.message().replace(folder() + File.separator, "");
  }

  private String place(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    return absolute.startsWith(folder()) && !absolute.equals(folder())
        ? folder().relativize(absolute).toString()
        : String.valueOf(file.getFileName());
  }

  private Path folder() {
    return Destination.folder(corpus.named().manifest()).normalize();
  }

  /** Every row. */
  Table clips() {
    return new Columns<DescribedClip>()
        .label("Clip", DescribedClip::label)
        .value("Line", DescribedClip::line)
        .value("Usable", clip -> clip.usable() ? "yes" : "no")
        .value("Arousal", clip -> Numbers.score(clip.item().arousal()))
        .value("Valence", clip -> Numbers.score(clip.item().valence()))
        .value("Category", clip -> Objects.requireNonNullElse(clip.item().category(), ""))
        .value("Group", clip -> Objects.requireNonNullElse(clip.item().group(), ""))
        .value("Duration", heard(sound -> CorpusFacts.time(sound.seconds())))
        .value("Format", heard(Sound::format))
        .value("Rate", heard(Sound::sampleRate))
        .value("Channels", heard(Sound::channels))
        .value("Peak", heard(CorpusTables::decibels))
        .table(
            "clips",
            "Every row of the tables. Ratings in [−1, 1]; the sample rate in Hz, the peak in dB of"
                + " full scale.",
            corpus.clips());
  }

  private static Function<DescribedClip, Object> heard(Function<Sound, Object> of) {
    return clip -> clip.sound() == null ? "" : of.apply(clip.sound());
  }

  private static String decibels(Sound sound) {
    if (sound.peak() == 0) {
      return "−∞";
    }
    String level = String.format(Locale.ROOT, "%.1f", 20 * Math.log10(sound.peak()));
    return level.replace('-', '−') + (sound.clippedShare() > 0 ? ", clipped" : "");
  }
}
