/**
 * The commands of {@link org.sonaffect.cli.command} on Apache Spark. Values are sent to tasks and
 * results are collected; what is computed is the code of the local program, so the bytes are the
 * same. How it is used, and what it costs: docs/SCALE.md.
 *
 * <p>In reading order:
 *
 * <ol>
 *   <li>{@link org.sonaffect.spark.SonaffectOnSpark} is the main class for spark-submit. It
 *       installs {@code SparkBackend}, the other implementation of {@link
 *       org.sonaffect.cli.command.Backend}.
 *   <li>{@code Cluster} wraps Spark: one value a task, one result back ({@code Work}). {@code
 *       ExecutorMemo} keeps what an executor prepares once for all its tasks.
 *   <li>{@code SparkFeatures} and {@code SparkPrediction} are jobs over many clips. {@code
 *       ClipListing} finds the clips, {@code ClipPart} cuts them into parts by their expected cost,
 *       {@code ClipRun} has the parts done.
 *   <li>{@code ClipJob} is what is done with each clip: {@code FeatureJob}, {@code PredictJob}.
 *       {@code PartWork} does a part in a task and commits it by a rename, so that repeated and
 *       killed attempts neither mix nor double anything.
 *   <li>{@code ClipOutput}, {@code PartFolder} and {@code ErrorTable}: where rows lie meanwhile,
 *       and where they go.
 *   <li>{@code SparkWorkforce} runs a study: {@code StudyParcel} carries the study to each
 *       executor, which answers orders of {@link org.sonaffect.study.run.Workforce}.
 *   <li>{@link org.sonaffect.spark.SonaffectFunctions}: features and predictions as functions of
 *       Spark SQL, which {@code ClipFunctions} computes.
 *   <li>{@code Location} and {@code Storage}: local paths and Hadoop file systems as one. {@code
 *       LocalCopy}: a remote file while it is read.
 * </ol>
 */
@NullMarked
package org.sonaffect.spark;

import org.jspecify.annotations.NullMarked;
