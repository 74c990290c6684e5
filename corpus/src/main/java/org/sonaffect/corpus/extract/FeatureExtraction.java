package org.sonaffect.corpus.extract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.AudioSegment;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.ReadFailure;

/**
 * Features of many clips: each distinct content once, from the cache where it is there, in parallel
 * otherwise. What comes out does not depend on the number of threads.
 */
public final class FeatureExtraction {

  /**
   * What came of a segment: features, or the reason why there are none.
   *
   * @param fileHash SHA-256 of the file; empty where it cannot be read
   */
  public record Outcome(
      String fileHash, @Nullable ExtractedFeatures features, @Nullable String failure) {}

  private record Pending(String fileHash, Future<Done> done, boolean counts) {}

  private record Done(
      @Nullable ExtractedFeatures features, @Nullable String failure, boolean cached) {}

  private static final Done UNREADABLE = new Done(null, "the file cannot be read", false);
  private final FeatureExtractor extractor;
  private final @Nullable FeatureCache cache;
  private final int jobs;
  private final Progress progress;
  private final AtomicBoolean cacheRefused = new AtomicBoolean();
  private ExtractionCounts counts = ExtractionCounts.NONE;

  /**
   * An extraction.
   *
   * @param cache null to keep nothing
   * @param jobs clips at a time, at least 1
   */
  public FeatureExtraction(
      FeatureExtractor extractor, @Nullable FeatureCache cache, int jobs, Progress progress) {
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs is " + jobs + ", expected at least 1");
    }
    this.extractor = extractor;
    this.cache = cache;
    this.jobs = jobs;
    this.progress = progress;
  }

  /** The counts of the last {@link #run}. */
  public ExtractionCounts counts() {
    return counts;
  }

  /** Extracts; an outcome for each segment, in their order. */
  public List<Outcome> run(List<AudioSegment> segments) throws InterruptedException {
    return run("features", segments);
  }

  /** The same as a stage of this name. */
  public List<Outcome> run(String name, List<AudioSegment> segments) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(jobs);
    try (Progress.Stage stage = progress.stage(name, segments.size(), "clips")) {
      Map<Path, Future<String>> hashes = new HashMap<>();
      for (AudioSegment segment : segments) {
        hashes.computeIfAbsent(segment.file(), f -> pool.submit(() -> fileHash(f)));
      }
      Map<String, Future<Done>> distinct = new HashMap<>();
      List<Pending> pending = new ArrayList<>();
      for (AudioSegment segment : segments) {
        String fileHash = result(hashes.get(segment.file()));
        String clipHash = ContentHash.clip(fileHash, segment.start(), segment.end());
        boolean first = !fileHash.isEmpty() && !distinct.containsKey(clipHash);
        Future<Done> done =
            fileHash.isEmpty()
                ? CompletableFuture.completedFuture(UNREADABLE)
                : distinct.computeIfAbsent(
                    clipHash, h -> pool.submit(() -> done(segment, h, stage)));
        if (!first) {
          stage.advance(1);
        }
        pending.add(new Pending(fileHash, done, first || fileHash.isEmpty()));
      }
      return outcomes(pending);
    } finally {
      pool.shutdownNow();
    }
  }

  private List<Outcome> outcomes(List<Pending> pending) throws InterruptedException {
    int extracted = 0;
    int cached = 0;
    int failed = 0;
    List<Outcome> outcomes = new ArrayList<>();
    for (Pending each : pending) {
      Done done = result(each.done());
      if (each.counts()) {
        failed += done.failure() != null ? 1 : 0;
        cached += done.cached() ? 1 : 0;
        extracted += done.failure() == null && !done.cached() ? 1 : 0;
      }
      outcomes.add(new Outcome(each.fileHash(), done.features(), done.failure()));
    }
    counts = new ExtractionCounts(extracted, cached, failed);
    return outcomes;
  }

  private static String fileHash(Path file) {
    try {
      return ContentHash.file(file);
    } catch (IOException e) {
      return "";
    }
  }

  private static <T> T result(@Nullable Future<T> future) throws InterruptedException {
    try {
      return Objects.requireNonNull(future).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause()); // errors of the machine: no clip's fault
    }
  }

  private Done done(AudioSegment segment, String clipHash, Progress.Stage stage) {
    try {
      Optional<ExtractedFeatures> kept =
          cache == null
              ? Optional.empty()
              : cache.get(extractor.version(), clipHash, extractor.columns().size());
      if (kept.isPresent()) {
        return new Done(kept.get(), null, true);
      }
      ExtractedFeatures fresh = extractor.extract(segment.file(), segment.start(), segment.end());
      keep(clipHash, fresh);
      return new Done(fresh, null, false);
    } catch (AudioException e) {
      return new Done(null, String.valueOf(e.getMessage()), false);
    } catch (IOException e) {
      return new Done(null, "cannot be read: " + ReadFailure.reason(e), false);
    } catch (RuntimeException | StackOverflowError e) {
      // A decoder that trips over a hostile file must not take the other clips with it.
      return new Done(null, "cannot be decoded: " + e, false);
    } finally {
      stage.advance(1);
    }
  }

  private void keep(String clipHash, ExtractedFeatures features) {
    if (cache == null) {
      return;
    }
    try {
      cache.put(extractor.version(), clipHash, features);
    } catch (IOException e) {
      if (!cacheRefused.getAndSet(true)) {
        progress.warn(
            "the cache %s cannot be written, so features are not cached: %s"
                .formatted(cache.folder(), ReadFailure.reason(e)));
      }
    }
  }
}
