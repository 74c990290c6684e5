package org.sonaffect.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.Corpus;
import org.sonaffect.corpus.LoadedCorpus;
import org.sonaffect.learning.portable.Allowance;
import org.sonaffect.learning.portable.Fields;
import org.sonaffect.learning.portable.Reading;
import org.sonaffect.learning.portable.RecordCodec;
import org.sonaffect.study.FoldSettings;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.run.StudyWork;
import org.sonaffect.study.run.WorkOrder;
import org.sonaffect.study.run.WorkResult;
import org.sonaffect.study.run.Workforce;

/** The executors of a cluster as a workforce: an order a task. */
final class SparkWorkforce implements Workforce {
  private final Cluster cluster;
  private final String title;
  private @Nullable Broadcast<StudyParcel> sent;

  /**
   * A workforce.
   *
   * @param title of the study in the Spark UI
   */
  SparkWorkforce(Cluster cluster, String title) {
    this.cluster = cluster;
    this.title = title;
  }

  @Override
  public void work(Job job, List<WorkOrder> orders, Consumer<WorkResult> done) {
    Broadcast<StudyParcel> parcel = sent;
    if (parcel == null) {
      parcel = cluster.broadcast(StudyParcel.of(job));
      sent = parcel;
    }
    cluster.run(stage(orders), describe(orders), orders, new Task(parcel), done);
  }

  private static String stage(List<WorkOrder> orders) {
    return orders.get(0).kind() == WorkOrder.Kind.TRANSFERS
        ? "transfers, a source, target and alignment a task"
        : "searches and fits, a training set a task";
  }

  private String describe(List<WorkOrder> orders) {
    StringBuilder words = new StringBuilder("study " + title + ":");
    for (WorkOrder.Kind kind : WorkOrder.Kind.values()) {
      long count = orders.stream().filter(order -> order.kind() == kind).count();
      if (count > 0) {
        words.append(' ').append(count).append(' ').append(kind.name().toLowerCase(Locale.ROOT));
      }
    }
    return words.toString();
  }

  private record Task(Broadcast<StudyParcel> parcel) implements Work<WorkOrder, WorkResult> {
    private static final long serialVersionUID = 1L;

    @Override
    public WorkResult of(WorkOrder order, TaskContext task) throws InterruptedException {
      try {
        return prepared(parcel.value()).run(order, task.cpus());
      } catch (CancellationException e) {
        throw new InterruptedException(e.getMessage());
      }
    }

    private static StudyWork prepared(StudyParcel parcel) {
      return ExecutorMemo.of(StudyWork.class, 1, parcel.identity(), parcel::open);
    }
  }

  /**
   * All that an executor needs to know a study: its file, its folds where they are given, and its
   * corpora with their features. Sent once to each executor.
   *
   * @param yaml the study file
   * @param quick whether its quick form is run
   * @param folds fold files by corpus name
   * @param corpora in study order, as plain values
   * @param identity that the study must have there too
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record StudyParcel(
      byte[] yaml, boolean quick, TreeMap<String, byte[]> folds, Fields[] corpora, String identity)
      implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final RecordCodec CORPUS = RecordCodec.PLAIN.withText(Path.class, Path::of);

    /** Packs a study. */
    static StudyParcel of(Workforce.Job job) {
      StudyFile study = job.study();
      try {
        TreeMap<String, byte[]> folds = new TreeMap<>();
        for (Map.Entry<String, Path> file : study.folds().from().entrySet()) {
          folds.put(file.getKey(), Files.readAllBytes(file.getValue()));
        }
        return new StudyParcel(
            Files.readAllBytes(study.file()),
            study.quick() == null,
            folds,
            job.corpora().stream().map(CORPUS::to).toArray(Fields[]::new),
            job.identity());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /**
     * Prepares the study here.
     *
     * @throws IllegalStateException where it comes out as another study than at the driver
     */
    StudyWork open() throws IOException {
      Path folder = Files.createTempDirectory("sonaffect-");
      List<Path> files = new ArrayList<>();
      try {
        Path file = Files.write(folder.resolve("study.yaml"), yaml);
        files.add(file);
        Map<String, Path> from = new HashMap<>();
        for (Map.Entry<String, byte[]> entry : folds.entrySet()) {
          Path copy = folder.resolve("folds" + from.size() + ".csv");
          from.put(entry.getKey(), Files.write(copy, entry.getValue()));
          files.add(copy);
        }
        StudyFile read = StudyFile.read(file);
        StudyFile study = withFolds(quick ? read.quickForm() : read, from);
        double any = Double.POSITIVE_INFINITY;
        Allowance allowance = new Allowance(any, any, any);
        List<Corpus> loaded =
            Arrays.stream(corpora)
                .map(form -> Reading.of(form, allowance))
                .map(reading -> CORPUS.from(reading, Corpus.class))
                .toList();
        StudyWork work =
            StudyWork.of(
                study,
                (manifest, sets) ->
                    new LoadedCorpus(loaded.get(study.corpora().indexOf(manifest)), List.of()));
        if (!work.identity().equals(identity)) {
          throw new IllegalStateException(
              "the study differs from that of the driver: do both have the same version of"
                  + " sonaffect-spark.jar?");
        }
        return work;
      } finally {
        for (Path file : files) {
          Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
      }
    }

    private static StudyFile withFolds(StudyFile study, Map<String, Path> from) {
      FoldSettings plan = study.folds();
      return study.withFolds(
          new FoldSettings(plan.count(), plan.inner(), plan.repeats(), plan.minStratum(), from));
    }
  }
}
