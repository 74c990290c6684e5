package org.sonaffect.study;

import java.nio.file.Path;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.LoadedCorpus;

/**
 * How a study is run; nothing here changes its results, but for {@code quick}.
 *
 * @param jobs threads, at least 1
 * @param resume a run that was cut short in the folder is continued; otherwise a folder that holds
 *     a run is refused
 * @param replace a run in the folder is replaced, once corpora and plan of the new one are sound
 * @param quick the study's quick form is run
 * @param corpora how corpora are loaded, e.g. {@code loader::load} of a {@link
 *     org.sonaffect.corpus.load.CorpusLoader}
 * @param conclusions what is concluded from the results and kept with them
 */
public record StudyOptions(
    int jobs,
    boolean resume,
    boolean replace,
    boolean quick,
    Corpora corpora,
    Conclusions conclusions) {
  /** One thread, a new run, whole, without conclusions. */
  public static StudyOptions of(Corpora corpora) {
    return new StudyOptions(1, false, false, false, corpora, Conclusions.NONE);
  }

  /** The same with a number of threads. */
  public StudyOptions withJobs(int jobs) {
    return new StudyOptions(jobs, resume, replace, quick, corpora, conclusions);
  }

  /** The same for a run that is continued, or for a new one. */
  public StudyOptions withResume(boolean resume) {
    return new StudyOptions(jobs, resume, replace, quick, corpora, conclusions);
  }

  /** The same for a run that takes the place of one that is there, or that does not. */
  public StudyOptions withReplace(boolean replace) {
    return new StudyOptions(jobs, resume, replace, quick, corpora, conclusions);
  }

  /** The same for the study's quick form, or for the whole study. */
  public StudyOptions withQuick(boolean quick) {
    return new StudyOptions(jobs, resume, replace, quick, corpora, conclusions);
  }

  /** The same with another way to load corpora. */
  public StudyOptions withCorpora(Corpora corpora) {
    return new StudyOptions(jobs, resume, replace, quick, corpora, conclusions);
  }

  /** The same with conclusions. */
  public StudyOptions withConclusions(Conclusions conclusions) {
    return new StudyOptions(jobs, resume, replace, quick, corpora, conclusions);
  }

  /** Checks the number of threads. */
  public StudyOptions {
    if (jobs < 1) {
      throw new IllegalArgumentException("expected at least 1 job, found " + jobs);
    }
  }

  /** Loads the corpora of a study. */
  @FunctionalInterface
  public interface Corpora {
    /**
     * Loads one.
     *
     * @param manifest its corpus.yaml
     * @param sets that are extracted, where it brings no features
     * @throws CorpusException where nothing of it can be used
     * @throws InterruptedException where the thread was interrupted
     */
    LoadedCorpus load(Path manifest, FeatureSets sets) throws CorpusException, InterruptedException;
  }
}
