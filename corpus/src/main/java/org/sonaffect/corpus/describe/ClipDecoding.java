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
final class ClipDecoding {
  private ClipDecoding() {}

  static Map<AudioSegment, Sound.Heard> of(
      Collection<AudioSegment> clips, int jobs, Progress progress) throws InterruptedException {
    Collection<AudioSegment> distinct = new LinkedHashSet<>(clips);
    Map<AudioSegment, Sound.Heard> sounds = new LinkedHashMap<>();
    if (distinct.isEmpty()) {
      return sounds;
    }
    ExecutorService pool = Executors.newFixedThreadPool(jobs);
    try (Progress.Stage stage = progress.stage("audio", distinct.size(), "clips")) {
      Map<AudioSegment, Future<Sound.@Nullable Heard>> pending = new LinkedHashMap<>();
      for (AudioSegment clip : distinct) {
        pending.put(clip, pool.submit(() -> sound(clip, stage)));
      }
      for (Map.Entry<AudioSegment, Future<Sound.@Nullable Heard>> each : pending.entrySet()) {
        Sound.Heard heard = each.getValue().get();
        if (heard != null) {
          sounds.put(each.getKey(), heard);
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
  private static Sound.@Nullable Heard sound(AudioSegment clip, Progress.Stage stage) {
    try {
      return Sound.of(clip);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return null;
    } finally {
      stage.advance(1);
    }
  }
}
