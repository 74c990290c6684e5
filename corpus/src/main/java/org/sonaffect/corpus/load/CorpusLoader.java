package org.sonaffect.corpus.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.acoustics.change.Change;
import org.sonaffect.acoustics.fingerprint.Fingerprint;
import org.sonaffect.audio.AudioSegment;
import org.sonaffect.audio.stream.ReadFailure;
import org.sonaffect.corpus.ChangedClips;
import org.sonaffect.corpus.Corpus;
import org.sonaffect.corpus.CorpusAudio;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.CorpusListing;
import org.sonaffect.corpus.CorpusProvenance;
import org.sonaffect.corpus.FeatureTable;
import org.sonaffect.corpus.Item;
import org.sonaffect.corpus.LoadedCorpus;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.SampleRates;
import org.sonaffect.corpus.clips.ClipList;
import org.sonaffect.corpus.clips.ClipRow;
import org.sonaffect.corpus.clips.ClipTable;
import org.sonaffect.corpus.extract.ContentHash;
import org.sonaffect.corpus.extract.ExtractedFeatures;
import org.sonaffect.corpus.extract.ExtractionCounts;
import org.sonaffect.corpus.extract.FeatureCache;
import org.sonaffect.corpus.extract.FeatureExtraction;
import org.sonaffect.corpus.extract.FeatureExtractor;
import org.sonaffect.corpus.extract.FeatureSetExtractor;
import org.sonaffect.corpus.extract.FingerprintExtractor;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.corpus.known.IadsE;
import org.sonaffect.corpus.known.KnownDataSets;
import org.sonaffect.corpus.manifest.FolderManifest;
import org.sonaffect.corpus.manifest.Manifest;

/**
 * Reads a corpus from disk: manifest, ratings, audio or features, groups. What is wrong with it is
 * reported whole, each problem with its file and line, and the rest is loaded.
 *
 * @param cache where extracted features are kept; null to keep none
 * @param jobs clips to extract at a time, at least 1
 */
public record CorpusLoader(
    FeatureExtractor extractor, @Nullable FeatureCache cache, int jobs, Progress progress) {
  /** Fewer clips than the smallest stratum of the protocol cannot be stratified. */
  private static final int FEW = 25;

  /** A loader of features, of ComParE 2013 if nothing else is said, with the user's own cache. */
  public static CorpusLoader standard(int jobs, Progress progress) {
    return new CorpusLoader(
        new FeatureSetExtractor(FeatureSets.DEFAULT), FeatureCache.standard(), jobs, progress);
  }

  /** Loads a corpus with features of these sets; those of a table are as they are. */
  public LoadedCorpus load(Path file, FeatureSets sets)
      throws CorpusException, InterruptedException {
    return new CorpusLoader(extractor.of(sets), cache, jobs, progress).load(file);
  }

  /**
   * Loads a corpus.
   *
   * @throws CorpusException where nothing of it can be used, with all problems
   * @throws InterruptedException where the thread was interrupted during the extraction
   */
  public LoadedCorpus load(Path file) throws CorpusException, InterruptedException {
    Manifest manifest = manifest(file);
    ExaminedCorpus examined = examined(manifest, rows(manifest), true);
    Corpus corpus = examined.corpus();
    if (corpus == null) {
      throw new CorpusException(examined.problems());
    }
    ChangedClips changed = manifest.features() == null ? change -> changed(corpus, change) : null;
    return new LoadedCorpus(
        corpus, examined.problems(), examined.counts(), examined.leftOut(), changed);
  }

  /**
   * Examines a corpus of which perhaps nothing can be used.
   *
   * @param hear whether features may be extracted; else it is only seen whether the files are there
   * @throws CorpusException where not even its rows can be read
   */
  public ExaminedCorpus examine(Manifest manifest, boolean hear)
      throws CorpusException, InterruptedException {
    ClipList rows =
        manifest.tables().isEmpty() ? IadsE.read(manifest) : ClipTable.readAnyway(manifest);
    return examined(manifest, rows, hear);
  }

  private ExaminedCorpus examined(Manifest manifest, ClipList rows, boolean hear)
      throws InterruptedException {
    Path features = manifest.features();
    boolean within = manifest.hasFeaturesWithin();
    List<Problem> problems = new ArrayList<>(rows.problems());
    ExtractionCounts counts = ExtractionCounts.NONE;
    Corpus corpus = null;
    try {
      ClipFeatures found;
      if (features == null) {
        FeatureExtraction extraction = new FeatureExtraction(extractor, cache, jobs, progress);
        found = ClipFeatures.extracted(rows, hear ? extraction : null, extractor, problems);
        counts = extraction.counts();
      } else if (within) {
        found = ClipFeatures.within(rows, Objects.requireNonNull(rows.table()), problems);
      } else {
        boolean byStem = manifest.format().isShipped() || !manifest.audio().isEmpty();
        found = ClipFeatures.joined(rows, features, byStem, problems);
      }
      if (rows.rows().isEmpty() && rows.lost() == 0) {
        String message = "no row is a clip of this corpus, expected a row for each clip";
        throw new CorpusException(rows.source(), 0, message);
      }
      corpus = hear || features != null ? corpus(manifest, rows, found, problems) : null;
    } catch (CorpusException e) {
      problems.addAll(e.problems());
    }
    int leftOut = rows.rows().size() + rows.lost() - (corpus == null ? 0 : corpus.items().size());
    return new ExaminedCorpus(rows, corpus, sorted(problems), counts, leftOut);
  }

  /**
   * The fingerprints of the clips of a corpus, from the cache or from the audio.
   *
   * @return in the order of the corpus; null for a clip without audio
   * @throws InterruptedException where the thread was interrupted
   */
  public List<@Nullable Fingerprint> fingerprints(Corpus corpus) throws InterruptedException {
    List<AudioSegment> segments = new ArrayList<>();
    for (Item item : corpus.items()) {
      Path file = item.file();
      if (file != null) {
        segments.add(new AudioSegment(file, item.start(), item.end()));
      }
    }
    Iterator<FeatureExtraction.Outcome> outcomes =
        new FeatureExtraction(new FingerprintExtractor(), cache, jobs, progress)
            .run("fingerprints", segments)
            .iterator();
    List<@Nullable Fingerprint> prints = new ArrayList<>();
    for (Item item : corpus.items()) {
      ExtractedFeatures found = item.file() == null ? null : outcomes.next().features();
      prints.add(found == null ? null : FingerprintExtractor.of(found));
    }
    return prints;
  }

  /** The features of the clips of a corpus after a change. */
  private float[] @Nullable [] changed(Corpus corpus, Change change) throws InterruptedException {
    List<AudioSegment> segments = new ArrayList<>();
    for (Item item : corpus.items()) {
      Path file = Objects.requireNonNull(item.file(), "features of audio have a file");
      segments.add(new AudioSegment(file, item.start(), item.end()));
    }
    FeatureExtraction extraction =
        new FeatureExtraction(extractor.changed(change), cache, jobs, progress);
    float[] @Nullable [] values = new float[segments.size()][];
    List<FeatureExtraction.Outcome> outcomes = extraction.run("features, " + change, segments);
    for (int i = 0; i < values.length; i++) {
      ExtractedFeatures found = outcomes.get(i).features();
      values[i] = found == null || !finite(found.values()) ? null : found.values();
    }
    return values;
  }

  private static boolean finite(float[] row) {
    for (float value : row) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The clips that a manifest names, rated or not: what there is to extract.
   *
   * @throws CorpusException where the manifest or its table cannot be read
   */
  public static CorpusAudio audio(Path file) throws CorpusException {
    ClipList rows = rows(manifest(file));
    List<AudioSegment> clips = new ArrayList<>();
    Set<String> heard = new HashSet<>();
    List<Problem> problems = new ArrayList<>();
    for (ClipRow row : rows.rows()) {
      Path audio = row.item().file();
      if (audio != null && row.located()) {
        heard.add(row.source() + ":" + row.line());
        clips.add(new AudioSegment(audio, row.item().start(), row.item().end()));
      } else if (row.located()) {
        problems.add(new Problem(row.source(), row.line(), row.label() + " has no audio"));
      }
    }
    for (Problem problem : rows.problems()) {
      if (problem.effect() == Problem.Effect.LEFT_OUT
          && !heard.contains(problem.file() + ":" + problem.line())) {
        problems.add(problem);
      }
    }
    int leftOut = rows.rows().size() - clips.size() + rows.lost();
    return new CorpusAudio(clips, leftOut, sorted(problems));
  }

  /**
   * The rated clips of a corpus, without looking at audio or features.
   *
   * @throws CorpusException where the manifest or its table cannot be read
   */
  public static CorpusListing listing(Path file) throws CorpusException {
    Manifest manifest = manifest(file);
    ClipList rows = rows(manifest);
    List<Item> clips = new ArrayList<>();
    for (ClipRow row : rows.rows()) {
      if (row.sound()) {
        clips.add(row.item());
      }
    }
    return new CorpusListing(
        manifest.name(),
        manifest.domain(),
        manifest.synthetic(),
        manifest.licence(),
        clips,
        sorted(rows.problems()));
  }

  /** Of a corpus.yaml, of the folder that holds one, or of that of a known data set. */
  private static Manifest manifest(Path named) throws CorpusException {
    if (!Files.isDirectory(named)) {
      return Manifest.read(named);
    }
    Path held = FolderManifest.find(named);
    return held != null ? Manifest.read(held) : KnownDataSets.manifest(named);
  }

  /** The rows of a corpus; no audio and no features are looked at. */
  private static ClipList rows(Manifest manifest) throws CorpusException {
    return manifest.tables().isEmpty() ? IadsE.read(manifest) : ClipTable.read(manifest);
  }

  private Corpus corpus(
      Manifest manifest, ClipList rows, ClipFeatures found, List<Problem> problems)
      throws CorpusException {
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < rows.rows().size(); i++) {
      if (rows.rows().get(i).sound() && found.values()[i] != null) {
        kept.add(i);
      }
    }
    if (kept.isEmpty()) {
      throw new CorpusException(manifest.file(), 0, "no clip of this corpus can be used");
    }
    if (kept.size() < FEW) {
      String clips = kept.size() == 1 ? "1 usable clip" : kept.size() + " usable clips";
      String message = "%s, too few for strata of %d".formatted(clips, FEW);
      problems.add(Problem.note(manifest.file(), 0, message));
    }
    float[][] values = kept.stream().map(i -> found.values()[i]).toArray(float[][]::new);
    List<Item> items = new ArrayList<>();
    List<@Nullable String> fileHashes = new ArrayList<>();
    for (int k = 0; k < values.length; k++) {
      ClipRow row = rows.rows().get(kept.get(k));
      String fileHash = found.fileHashes()[kept.get(k)];
      fileHashes.add(fileHash);
      Item item = row.item();
      String content =
          fileHash == null
              ? ContentHash.row(values[k])
              : ContentHash.clip(fileHash, item.start(), item.end());
      items.add(item.with(fileHash == null ? null : item.file(), item.group(), content));
    }
    SampleRates rates = SampleRates.of(kept.stream().map(i -> found.rates()[i]).toList());
    if (rates.mixed() && extractor.hearsRates()) {
      String message = "mixed sample rates, which make features differ: " + rates;
      problems.add(Problem.note(manifest.file(), 0, message));
    }
    List<ClipRow> keptRows = kept.stream().map(rows.rows()::get).toList();
    List<Item> grouped = new Relatives(keptRows, items, fileHashes, values).grouped(problems);
    return new Corpus(
        manifest.name(),
        manifest.domain(),
        grouped,
        new FeatureTable(found.columns(), values),
        new CorpusProvenance(
            manifest.file(),
            hash(grouped),
            found.source(),
            manifest.synthetic(),
            manifest.licence(),
            manifest.format(),
            manifest.raters(),
            manifest.scale(),
            rates));
  }

  private static String hash(List<Item> items) {
    ContentHash hash = new ContentHash();
    for (Item item : items) {
      hash.add(item.id())
          .add(item.arousal())
          .add(item.valence())
          .add(item.arousalSd())
          .add(item.valenceSd())
          .add(Objects.requireNonNullElse(item.category(), ""))
          .add(Objects.requireNonNullElse(item.group(), ""))
          .add(item.contentHash());
      item.others().forEach((name, rating) -> hash.add(name).add(rating));
      if (item.raters() > 0) {
        hash.add(item.raters());
      }
    }
    return hash.hex();
  }

  /** In file and line order. */
  public static List<Problem> sorted(List<Problem> problems) {
    List<Problem> sorted = new ArrayList<>(new LinkedHashSet<>(problems));
    sorted.sort(
        Comparator.comparing((Problem p) -> p.file().toString()).thenComparingInt(Problem::line));
    return List.copyOf(sorted);
  }

  /** The hash of a table of features, for the provenance. */
  static String described(Path table) throws CorpusException {
    try {
      return table.getFileName() + " sha256:" + ContentHash.file(table);
    } catch (IOException e) {
      throw new CorpusException(table, 0, "cannot be read: " + ReadFailure.reason(e));
    }
  }
}
