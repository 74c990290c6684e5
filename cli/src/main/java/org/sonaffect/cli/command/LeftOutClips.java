package org.sonaffect.cli.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sonaffect.corpus.LoadedCorpus;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.study.StudyOptions;

/** Counts the clips that corpora had to leave out, so that the exit status says so. */
public final class LeftOutClips {
  private final Map<Path, Integer> counts = new ConcurrentHashMap<>();

  /** A loader that is counted. */
  public StudyOptions.Corpora counting(StudyOptions.Corpora loader) {
    return (manifest, sets) -> {
      LoadedCorpus loaded = loader.load(manifest, sets);
      counts.put(manifest, loaded.leftOut());
      return loaded;
    };
  }

  /**
   * Warns of them, if there were any.
   *
   * @return how many
   */
  public int report(Progress progress) {
    int leftOut = counts.values().stream().mapToInt(Integer::intValue).sum();
    if (leftOut > 0) {
      progress.warn(
          "%d clip%s left out, as reported above; only the rest is used"
              .formatted(leftOut, leftOut == 1 ? " was" : "s were"));
    }
    return leftOut;
  }
}
