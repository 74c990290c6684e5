/**
 * The command line: parses, does one thing with the modules below, shows progress on stderr, prints
 * the result on stdout.
 *
 * <p>In reading order:
 *
 * <ol>
 *   <li>{@code Sonaffect} is the main class. It lists the commands, sends a command with {@code
 *       --master} to {@code SparkSubmit}, and turns exceptions into exit statuses.
 *   <li>{@link org.sonaffect.cli.command}: the commands that also run on Spark, and the options
 *       that all commands share.
 *   <li>{@code ThisMachine} does their work here: {@code LocalFeatures}, {@code LocalPrediction}.
 *   <li>The commands that run on this machine only, one class each: {@code DemoCommand}, {@code
 *       ReportCommand}, {@code AuditCommand}, {@code TrainCommand}, {@code ModelCommand}, {@code
 *       CalibrateCommand}, {@code ServeCommand}.
 *   <li>{@code ModelArgument}: which model a name means. {@code StandardOutput}: stdout whose
 *       errors are noticed.
 * </ol>
 *
 * <p>To follow one command from the terminal to the file, take {@code sonaffect features x.wav -o
 * f.csv}: {@code Sonaffect}, {@link org.sonaffect.cli.command.FeaturesCommand}, {@code
 * LocalFeatures}, and from there {@code org.sonaffect.acoustics.table.Extraction}.
 *
 * <p>The test {@code RoomsTest} documents how the modules depend on each other; {@code HouseTest}
 * keeps them small.
 */
@NullMarked
package org.sonaffect.cli;

import org.jspecify.annotations.NullMarked;
