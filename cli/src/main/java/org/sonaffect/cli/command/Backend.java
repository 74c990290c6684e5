package org.sonaffect.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.model.ModelException;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.StudyOptions;
import org.sonaffect.study.folder.RunFolder;

/**
 * Where the commands {@code features}, {@code predict} and {@code study} do their work: this
 * machine, or Apache Spark. The same request gives the same bytes on each.
 */
public interface Backend {
  /**
   * Writes a table of features, and its summary to stdout.
   *
   * @return the exit status, see {@link #status}
   * @throws UsageError where the request cannot be met here
   */
  int features(FeatureRequest request, Progress progress) throws IOException, InterruptedException;

  /**
   * Writes predictions.
   *
   * @return the exit status, see {@link #status}
   * @throws UsageError where the request cannot be met here
   * @throws ModelException where the model cannot be read or does not predict from audio
   */
  int predict(PredictionRequest request, Progress progress)
      throws IOException, InterruptedException, ModelException;

  /**
   * Runs a study into its run folder.
   *
   * @param file that the study was read from; names it
   */
  RunFolder study(StudyFile study, Path file, Path run, StudyOptions options, Progress progress)
      throws IOException;

  /**
   * The run folder that a person has named; always a folder of this machine.
   *
   * @throws UsageError where the name is no path
   */
  Path runFolder(String written);

  /** The exit status of work that is done but for some clips that were left out. */
  int status(int leftOut);
}
