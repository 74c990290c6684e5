package org.sonaffect.spark;

import java.io.Serializable;
import org.apache.spark.TaskContext;

/**
 * What a task does with one value. It may be done several times, at once or after one another.
 *
 * @param <T> the value
 * @param <R> what comes of it
 */
interface Work<T, R> extends Serializable {
  R of(T value, TaskContext task) throws Exception;
}
