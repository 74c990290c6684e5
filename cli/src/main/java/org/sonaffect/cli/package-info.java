/**
 * The command line: parses, does one thing with the modules below, shows progress on stderr, prints
 * the result on stdout.
 *
 * <p>In reading order:
 *
 * <ol>
 *   <li>{@code Sonaffect} is the main class. It lists the commands, sends a command with {@code
 *       --master} to {@code SparkSubmit}, and turns exceptions into exit statuses.
 *   <li>{@link org.sonaffect.cli.command}: {@code features}, {@code predict} and {@code study},
 *       which also run on Spark, and the options that all commands share.
 *   <li>{@code ThisMachine} does the work of these three on this machine: {@code LocalFeatures}
 *       (with {@code TableFile}), {@code LocalPrediction}, and {@code Study} of the module {@code
 *       study}.
 *   <li>The commands that run on this machine only, one class each: {@code DemoCommand}, {@code
 *       CorpusCommand}, {@code ReportCommand}, {@code AuditCommand}, {@code TrainCommand}, {@code
 *       ModelCommand}, {@code EvaluateCommand}, {@code CalibrateCommand}, {@code ServeCommand}.
 *   <li>What they share: {@code ModelArgument} (which model a name means), {@code ModelAndCorpus}
 *       (their arguments), {@code CorpusClips} (the clips of a manifest), {@code StandardOutput}
 *       (stdout that reports errors), {@code Stopped} (what Ctrl-C prints).
 *   <li>{@code SparkSubmit}: {@code --master}. {@code StartArchive}: makes Java start faster; only
 *       the launcher calls it.
 * </ol>
 *
 * <p>docs/ARCHITECTURE.md follows {@code features}, {@code study}, {@code predict} and {@code
 * train} from the terminal to the file.
 *
 * <p>The test {@code RoomsTest} documents how the modules depend on each other; {@code HouseTest}
 * keeps them small.
 */
@NullMarked
package org.sonaffect.cli;

import org.jspecify.annotations.NullMarked;
