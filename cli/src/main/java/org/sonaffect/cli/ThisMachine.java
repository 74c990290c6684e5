package org.sonaffect.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.sonaffect.cli.command.Backend;
import org.sonaffect.cli.command.ExitStatus;
import org.sonaffect.cli.command.FeatureRequest;
import org.sonaffect.cli.command.PredictionRequest;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.model.ModelException;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.StudyOptions;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.run.Study;

/** The work of the commands, in the threads of this process. */
final class ThisMachine implements Backend {
  @Override
  public int features(FeatureRequest request, Progress progress)
      throws IOException, InterruptedException {
    return new LocalFeatures(request, progress).write().status(request.mostFailed(), this);
  }

  @Override
  public int predict(PredictionRequest request, Progress progress)
      throws IOException, InterruptedException, ModelException {
    return new LocalPrediction(request, progress).write().status(request.mostFailed(), this);
  }

  @Override
  public RunFolder study(
      StudyFile study, Path file, Path run, StudyOptions options, Progress progress) {
    return Study.run(study, run, options, progress);
  }

  @Override
  public Path runFolder(String written) {
    return Path.of(written);
  }

  @Override
  public int status(int leftOut) {
    return leftOut == 0 ? ExitStatus.SUCCESS : ExitStatus.FAILED;
  }
}
