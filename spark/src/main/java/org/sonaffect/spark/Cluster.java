package org.sonaffect.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.sonaffect.cli.command.MasterUrl;
import scala.collection.Iterator;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/** The cluster of a job: sends one value to each task and hands over what comes back. */
record Cluster(JavaSparkContext context) implements AutoCloseable {
  /**
   * Connects, with what spark-submit has set.
   *
   * @param name of the application where spark-submit has none
   * @throws IOException where the cluster cannot be reached
   */
  static Cluster open(String name) throws IOException {
    return open(new SparkConf(), name);
  }

  /** Connects as configured. */
  static Cluster open(SparkConf configuration, String name) throws IOException {
    if (configuration.contains("spark.master")) {
      new MasterUrl(configuration.get("spark.master")).check();
    }
    // The commands report progress; Spark's own course of events is in its UI.
    SparkConf named =
        configuration
            .clone()
            .setIfMissing("spark.app.name", name)
            .setIfMissing("spark.log.level", "WARN")
            // Java names files in the encoding of the locale.
            .setIfMissing("spark.executorEnv.LC_ALL", "C.UTF-8");
    if (!named.contains("spark.task.maxFailures")) {
      tryElsewhere(named);
    }
    return new Cluster(new JavaSparkContext(named));
  }

  /**
   * Of the four attempts at a task two at most are of one executor: it may be one that does not see
   * the files. No executor is given up for that, as it may be the only one.
   */
  private static void tryElsewhere(SparkConf configuration) {
    String prefix = "spark.excludeOnFailure.";
    configuration
        .setIfMissing(prefix + "enabled", "true")
        .setIfMissing(prefix + "task.maxTaskAttemptsPerExecutor", "2")
        .setIfMissing(prefix + "task.maxTaskAttemptsPerNode", "3")
        .setIfMissing(prefix + "stage.maxFailedTasksPerExecutor", "1000000000")
        .setIfMissing(prefix + "application.maxFailedTasksPerExecutor", "1000000000");
  }

  /** How file systems are reached. */
  Configuration hadoop() {
    return context.hadoopConfiguration();
  }

  /** The same for tasks, sent once to each executor. */
  Broadcast<SerializableConfiguration> hadoopForTasks() {
    return context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
  }

  /** A value that is sent once to each executor. */
  <T> Broadcast<T> broadcast(T value) {
    return context.broadcast(value);
  }

  /**
   * Does work on values, one per task; begun in their order.
   *
   * @param stage what the Spark UI calls the stage
   * @param description what it calls the job
   * @param each is given what comes of a value as soon as it is there, once a value, in any order,
   *     never two at a time
   */
  <T extends Serializable, R extends Serializable> void run(
      String stage, String description, List<T> values, Work<T, R> work, Consumer<R> each) {
    if (values.isEmpty()) {
      return;
    }
    context.setCallSite(stage);
    context.setJobDescription(description);
    JavaRDD<T> spread = context.parallelize(values, values.size()).setName(description);
    ClassTag<R> tag = ClassTag$.MODULE$.apply(Serializable.class);
    context
        .sc()
        .runJob(
            spread.rdd(),
            new OneValue<>(work),
            new AbstractFunction2<Object, R, BoxedUnit>() {
              @Override
              public BoxedUnit apply(Object partition, R result) {
                each.accept(result);
                return BoxedUnit.UNIT;
              }
            },
            tag);
  }

  /** The one value of a partition. */
  private static final class OneValue<T, R> extends AbstractFunction2<TaskContext, Iterator<T>, R>
      implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Work<T, R> work;

    OneValue(Work<T, R> work) {
      this.work = work;
    }

    @Override
    public R apply(TaskContext task, Iterator<T> values) {
      try {
        return work.of(values.next(), task);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TaskKilledException("interrupted");
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e.getMessage(), e);
      }
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
