package org.sonaffect.corpus.describe;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.AudioSegment;
import org.sonaffect.corpus.extract.Progress;

/** Decodes many clips, each once; one that cannot be decoded is absent. */
final class Hearing {
  private Hearing() {}

  static Map<AudioSegment, Sound> of(Collection<AudioSegment> clips, int jobs, Progress progress)
      throws InterruptedException {
    Collection<AudioSegment> distinct = new LinkedHashSet<>(clips);
    Map<AudioSegment, Sound> sounds = new LinkedHashMap<>();
    if (distinct.isEmpty()) {
      return sounds;
    }
    ExecutorService pool = Executors.newFixedThreadPool(jobs);
    try (Progress.Stage stage = progress.stage("audio", distinct.size(), "clips")) {
      Map<AudioSegment, Future<@Nullable Sound>> pending = new LinkedHashMap<>();
      for (AudioSegment clip : distinct) {
        pending.put(clip, pool.submit(() -> sound(clip, stage)));
      }
      for (Map.Entry<AudioSegment, Future<@Nullable Sound>> each : pending.entrySet()) {
        Sound sound = each.getValue().get();
        if (sound != null) {
          sounds.put(each.getKey(), sound);
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause()); // errors of the machine: no clip's fault
    } finally {
      pool.shutdownNow();
    }
    return sounds;
  }

  /** Why there is none is said where its features are extracted. */
  private static @Nullable Sound sound(AudioSegment clip, Progress.Stage stage) {
    try {
      return Sound.of(clip);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return null;
    } finally {
      stage.advance(1);
    }
  }
}
