package org.sonaffect.spark;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.sonaffect.cli.command.Backend;
import org.sonaffect.cli.command.ExitStatus;
import org.sonaffect.cli.command.FeatureRequest;
import org.sonaffect.cli.command.PredictionRequest;
import org.sonaffect.cli.command.UsageError;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.model.ModelException;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.StudyOptions;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.run.Study;

/** The work of the commands as tasks of Apache Spark, on the cluster that spark-submit names. */
final class SparkBackend implements Backend {
  @Override
  public int features(FeatureRequest request, Progress progress) throws IOException {
    SparkFeatures features = new SparkFeatures(request, progress);
    try (Cluster cluster = Cluster.open("sonaffect features")) {
      return features.write(cluster).status(request.mostFailed(), this);
    }
  }

  @Override
  public int predict(PredictionRequest request, Progress progress)
      throws IOException, ModelException {
    SparkPrediction prediction = new SparkPrediction(request, progress);
    try (Cluster cluster = Cluster.open("sonaffect predict")) {
      return prediction.write(cluster).status(request.mostFailed(), this);
    }
  }

  @Override
  public RunFolder study(
      StudyFile study, Path file, Path run, StudyOptions options, Progress progress)
      throws IOException {
    // Results of tasks are entered as they come and not held, so their sum needs no limit.
    SparkConf configuration = new SparkConf().setIfMissing("spark.driver.maxResultSize", "0");
    try (Cluster cluster = Cluster.open(configuration, "sonaffect study")) {
      String title = String.valueOf(file.getFileName());
      return Study.run(study, run, options, progress, new SparkWorkforce(cluster, title));
    }
  }

  @Override
  public Path runFolder(String written) {
    if (Location.isAddress(written)) {
      throw new UsageError(
          "-o %s: a run folder is a local one of the driver, expected a path".formatted(written));
    }
    return Location.of(written).path();
  }

  /** Where the driver is on the cluster another status than 0 would say that the job failed. */
  @Override
  public int status(int leftOut) {
    boolean driverOnCluster =
        new SparkConf().get("spark.submit.deployMode", "client").equals("cluster");
    return leftOut == 0 || driverOnCluster ? ExitStatus.SUCCESS : ExitStatus.FAILED;
  }
}
