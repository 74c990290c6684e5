package org.sonaffect.spark;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;
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
      return ExecutorMemo.of(StudyWork.class, parcel.identity(), parcel::open);
    }
  }
}
