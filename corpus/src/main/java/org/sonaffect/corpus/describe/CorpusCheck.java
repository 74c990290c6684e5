package org.sonaffect.corpus.describe;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.fingerprint.Fingerprint;
import org.sonaffect.audio.AudioSegment;
import org.sonaffect.corpus.Corpus;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.Item;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.clips.ClipList;
import org.sonaffect.corpus.clips.ClipRow;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.corpus.group.Groups;
import org.sonaffect.corpus.group.NearDuplicates;
import org.sonaffect.corpus.load.CorpusLoader;
import org.sonaffect.corpus.load.ExaminedCorpus;
import org.sonaffect.corpus.manifest.Manifest;

/**
 * Looks at all of a corpus: its manifest, tables, audio, and features as a study would use them. A
 * fault affects only the clip or key that it is in.
 *
 * @param loader of the features in which near-duplicates are looked for
 * @param jobs clips to hear at a time, at least 1
 * @param hear whether audio is opened; else it is only seen whether the files are there
 */
public record CorpusCheck(CorpusLoader loader, int jobs, Progress progress, boolean hear) {
  /** The description of the corpus of a manifest; what is wrong with it is in there. */
  public CorpusDescription of(NamedCorpus named) throws InterruptedException {
    List<Problem> problems = new ArrayList<>();
    Manifest manifest;
    try {
      manifest = new UsableManifest(named).read(problems);
    } catch (CorpusException e) {
      return nothing(named, null, problems, e);
    }
    return of(named, manifest, problems);
  }

  private CorpusDescription of(NamedCorpus named, Manifest manifest, List<Problem> faults)
      throws InterruptedException {
    CorpusDescription.About about =
        new CorpusDescription.About(
            manifest.name(),
            manifest.domain(),
            manifest.format().word(),
            manifest.licence(),
            manifest.synthetic(),
            manifest.scale(),
            manifest.raters());
    ExaminedCorpus examined;
    try {
      examined = loader.examine(manifest, hear);
    } catch (CorpusException e) {
      return nothing(named, about, faults, e);
    }
    return described(named, about, faults, examined, manifest.features() == null);
  }

  private static CorpusDescription nothing(
      NamedCorpus named,
      CorpusDescription.@Nullable About about,
      List<Problem> faults,
      CorpusException reason) {
    List<Problem> problems = new ArrayList<>(faults);
    problems.addAll(reason.problems());
    return new CorpusDescription(
        named,
        about,
        true,
        List.of(),
        0,
        false,
        "",
        List.of(),
        List.of(),
        CorpusLoader.sorted(problems),
        notes(named));
  }

  /** Why a folder without a manifest is read as it is. */
  private static List<Problem> notes(NamedCorpus named) {
    return named.text() == null
        ? List.of()
        : List.of(Problem.note(named.source(), 0, "there is no manifest: " + named.reason()));
  }

  private CorpusDescription described(
      NamedCorpus named,
      CorpusDescription.About about,
      List<Problem> faults,
      ExaminedCorpus examined,
      boolean extracted)
      throws InterruptedException {
    ClipList rows = examined.rows();
    Map<ClipRow, Sound.Heard> sounds = hear ? heard(rows) : Map.of();
    Corpus corpus = examined.corpus();
    Map<String, Item> items = new HashMap<>();
    if (corpus != null) {
      corpus.items().forEach(item -> items.put(item.id(), item));
    }
    List<DescribedClip> clips = new ArrayList<>();
    Map<String, DescribedClip> byId = new HashMap<>();
    Map<String, @Nullable Fingerprint> prints = new HashMap<>();
    for (ClipRow row : rows.rows()) {
      Sound.Heard heard = sounds.get(row);
      Item item = row.sound() ? items.get(row.item().id()) : null;
      boolean usable = corpus != null || hear ? item != null : row.sound() && isThere(row);
      DescribedClip clip =
          new DescribedClip(
              row.source(),
              row.line(),
              row.label(),
              item == null ? row.item() : item,
              usable,
              heard == null ? null : heard.sound());
      clips.add(clip);
      if (item != null) {
        byId.put(row.item().id(), clip);
        prints.put(row.item().id(), heard == null ? null : heard.print());
      }
    }
    List<Problem> problems = new ArrayList<>(faults);
    List<Problem> notes = new ArrayList<>(notes(named));
    List<Problem> found = new ArrayList<>(examined.problems());
    new ClipChecks(rows, clips).addTo(found);
    FileNameChecks.of(rows, extracted).forEach(found::add);
    found.forEach(p -> (p.effect() == Problem.Effect.NOTE ? notes : problems).add(p));
    int leftOut = (int) clips.stream().filter(clip -> !clip.usable()).count() + rows.lost();
    List<List<DescribedClip>> same = new ArrayList<>();
    List<List<DescribedClip>> near = new ArrayList<>();
    if (corpus != null) {
      List<DescribedClip> used =
          corpus.items().stream().map(i -> Objects.requireNonNull(byId.get(i.id()))).toList();
      List<Resemblance.Pair> alike =
          Resemblance.of(used, corpus.items().stream().map(item -> prints.get(item.id())).toList());
      relatives(corpus, used, alike, same, near);
      alike.forEach(pair -> problems.add(resemblance(pair)));
    }
    return new CorpusDescription(
        named,
        about,
        !faults.isEmpty(),
        clips,
        leftOut,
        hear,
        corpus == null ? "" : features(corpus, examined),
        same,
        near,
        CorpusLoader.sorted(problems),
        CorpusLoader.sorted(notes));
  }

  private static boolean isThere(ClipRow row) {
    Path file = row.item().file();
    return file != null && Files.isRegularFile(file);
  }

  private static String features(Corpus corpus, ExaminedCorpus examined) {
    String from = corpus.provenance().features().replaceFirst(" sha256:\\w+$", "");
    int cached = examined.counts().fromCache();
    return "%d features of %s%s"
        .formatted(
            corpus.features().columns().size(),
            from,
            cached == 0
                ? ""
                : ", from the cache for %d clip%s".formatted(cached, cached == 1 ? "" : "s"));
  }

  private Map<ClipRow, Sound.Heard> heard(ClipList rows) throws InterruptedException {
    Map<ClipRow, AudioSegment> there = new LinkedHashMap<>();
    for (ClipRow row : rows.rows()) {
      Path file = row.item().file();
      if (file != null && row.located() && Files.isRegularFile(file)) {
        there.put(row, new AudioSegment(file, row.item().start(), row.item().end()));
      }
    }
    Map<AudioSegment, Sound.Heard> heard = ClipDecoding.of(there.values(), jobs, progress);
    Map<ClipRow, Sound.Heard> sounds = new HashMap<>();
    there.forEach(
        (row, clip) -> {
          Sound.Heard sound = heard.get(clip);
          if (sound != null) {
            sounds.put(row, sound);
          }
        });
    return sounds;
  }

  /** Sets of clips with one content; and of contents that are nearly one. */
  private static void relatives(
      Corpus corpus,
      List<DescribedClip> clips,
      List<Resemblance.Pair> alike,
      List<List<DescribedClip>> same,
      List<List<DescribedClip>> near) {
    List<String> contents = corpus.items().stream().map(Item::contentHash).toList();
    Groups equal = new Groups(clips.size());
    equal.joinEqual(contents);
    same.addAll(sets(equal, clips));
    Groups close = new Groups(clips.size());
    for (NearDuplicates.Pair pair : NearDuplicates.of(corpus.features().values())) {
      if (!contents.get(pair.first()).equals(contents.get(pair.second()))) {
        close.join(pair.first(), pair.second());
      }
    }
    alike.forEach(pair -> close.join(clips.indexOf(pair.first()), clips.indexOf(pair.second())));
    near.addAll(sets(close, clips));
  }

  private static Problem resemblance(Resemblance.Pair pair) {
    return Problem.kept(
        pair.second().source(),
        pair.second().line(),
        "%s sounds like %s in line %d, like one recording, or parts of one; give both the same group"
            .formatted(pair.second().label(), pair.first().label(), pair.first().line()));
  }

  private static List<List<DescribedClip>> sets(Groups groups, List<DescribedClip> clips) {
    Map<Integer, List<DescribedClip>> sets = new LinkedHashMap<>();
    for (int i = 0; i < clips.size(); i++) {
      sets.computeIfAbsent(groups.root(i), root -> new ArrayList<>()).add(clips.get(i));
    }
    return sets.values().stream().filter(set -> set.size() > 1).toList();
  }
}
