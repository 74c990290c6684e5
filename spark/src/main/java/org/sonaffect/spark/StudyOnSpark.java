package org.sonaffect.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkConf;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.CorpusLoader;
import org.sonaffect.corpus.LoadedCorpus;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.extract.ComParE2013Extractor;
import org.sonaffect.corpus.extract.FeatureCache;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.report.Report;
import org.sonaffect.report.claims.ClaimsJson;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.StudyOptions;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.run.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code study STUDY.yaml -o RUN} on a cluster. */
@Command(
    name = "study",
    description = {
      "Runs a study: corpora x mixtures x models x targets under one protocol, into a run folder of"
          + " the driver.",
      "",
      "Example:  spark-submit sonaffect-spark.jar study study.yaml -o runs/first"
    })
final class StudyOnSpark implements Callable<Integer> {
  @Mixin private final SparkOptions common = new SparkOptions();

  @Parameters(paramLabel = "STUDY.yaml", description = "The study file (docs/PROTOCOLS.md).")
  private @Nullable Path study;

  @Option(names = "-o", paramLabel = "RUN", required = true, description = "The run folder.")
  private @Nullable String out;

  @Option(
      names = "--corpora",
      paramLabel = "FOLDER",
      defaultValue = "${env:SONAFFECT_CORPORA}",
      description =
          "Take the manifests that the study names from this folder, by their file names (default:"
              + " $SONAFFECT_CORPORA, else where the study says).")
  private @Nullable Path folder;

  @Option(
      names = "--resume",
      description = "Continue an interrupted run; it ends with the same results.")
  private boolean resume;

  @Option(
      names = "--quick",
      description = "A reduced form of the study, to see whether it runs; not for conclusions.")
  private boolean quick;

  @Option(
      names = "--cache",
      paramLabel = "FOLDER",
      description = "Where extracted features are kept (default: the user's cache folder).")
  private @Nullable Path cache;

  @Option(names = "--json", description = "Print the summary as JSON.")
  private boolean json;

  private final AtomicInteger leftOut = new AtomicInteger();

  @Override
  public Integer call() throws IOException {
    Path file = SonaffectOnSpark.wanted(study, "a study file");
    String written = SonaffectOnSpark.wanted(out, "a run folder");
    if (Location.isAddress(written)) {
      throw new UsageError(
          "-o %s: a run folder is a local one of the driver, wanted a path".formatted(written));
    }
    Path run = Location.of(written).path();
    StudyFile read = StudyFile.read(file);
    Progress progress = common.progress();
    // Results of tasks are entered as they come and not held, so their sum needs no limit.
    SparkConf configuration = new SparkConf().setIfMissing("spark.driver.maxResultSize", "0");
    int status;
    try (Cluster cluster = Cluster.open(configuration, "sonaffect study")) {
      String title = String.valueOf(file.getFileName());
      Study.run(read, run, options(progress), progress, new SparkWorkforce(cluster, title));
      status = SonaffectOnSpark.status(leftOut.get(), cluster);
    }
    tell(run, progress);
    return status;
  }

  private void tell(Path run, Progress progress) throws IOException {
    Path page = run.resolve("report.html");
    Report.write(List.of(run), page);
    RunFolder done = RunFolder.read(run);
    if (json) {
      System.out.println(done.json().path("summary").toPrettyString());
    } else {
      System.out.println(Report.text(done));
      System.out.println("The report: " + page);
    }
    if (leftOut.get() > 0) {
      progress.warn(
          "%d clip%s left out, each named above; the study is of the rest"
              .formatted(leftOut.get(), leftOut.get() == 1 ? " was" : "s were"));
    }
  }

  private StudyOptions options(Progress progress) {
    FeatureCache features = cache != null ? new FeatureCache(cache) : FeatureCache.standard();
    CorpusLoader loader =
        new CorpusLoader(new ComParE2013Extractor(), features, common.jobs(), progress);
    Path from = folder;
    boolean own = from != null && !from.toString().isEmpty();
    StudyOptions.Corpora corpora =
        manifest -> {
          LoadedCorpus loaded =
              loader.load(own && from != null ? from.resolve(manifest.getFileName()) : manifest);
          for (Problem problem : loaded.problems()) {
            if (problem.effect() == Problem.Effect.LEFT_OUT) {
              leftOut.incrementAndGet();
            }
          }
          return loaded;
        };
    return StudyOptions.of(corpora)
        .withJobs(common.jobs())
        .withResume(resume)
        .withQuick(quick)
        .withConclusions(ClaimsJson::of);
  }
}
