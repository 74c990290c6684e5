/**
 * The commands {@code features}, {@code predict} and {@code study}, which run on this machine or on
 * Apache Spark, and the options that all commands share. A command and its options stand here once;
 * where the work is done is behind one interface.
 *
 * <p>In reading order:
 *
 * <ol>
 *   <li>{@link org.sonaffect.cli.command.Backend}: does the work. {@code
 *       org.sonaffect.cli.ThisMachine} and {@code org.sonaffect.spark.SparkBackend} implement it.
 *   <li>{@link org.sonaffect.cli.command.FeaturesCommand}, {@link
 *       org.sonaffect.cli.command.PredictCommand}, {@link org.sonaffect.cli.command.StudyCommand}:
 *       turn the options into a checked request and hand it to the backend.
 *   <li>{@link org.sonaffect.cli.command.FeatureRequest} and {@link
 *       org.sonaffect.cli.command.PredictionRequest}: what is asked for, without a word about where
 *       it runs; {@link org.sonaffect.cli.command.ReportedStudy}: a study from its file to its
 *       report.
 *   <li>{@link org.sonaffect.cli.command.CommonOptions}, {@link
 *       org.sonaffect.cli.command.CorpusFolder}: options of many commands; {@link
 *       org.sonaffect.cli.command.TerminalProgress}: what {@code --quiet} silences.
 *   <li>{@link org.sonaffect.cli.command.ExitStatus} and {@link
 *       org.sonaffect.cli.command.CommandFailure}: what a person and a script see when something
 *       goes wrong.
 * </ol>
 */
@NullMarked
package org.sonaffect.cli.command;

import org.jspecify.annotations.NullMarked;
