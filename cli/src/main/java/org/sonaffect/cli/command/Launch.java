package org.sonaffect.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.sonaffect.audio.FileNames;
import org.sonaffect.corpus.file.UserHome;

/** What a process settles before its command, so that nothing follows the user's surroundings. */
public final class Launch {
  /** What stands for a letter that was lost: which of them depends on the version of Java. */
  private static final String LOST = "?\ufffd";

  private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

  private Launch() {}

  /**
   * Begins a program.
   *
   * @throws IllegalStateException where letters of the arguments are lost
   */
  public static void begin(String... arguments) {
    // Nothing that is written or read follows the user's language: "%d" would, in Arabic digits.
    Locale.setDefault(Locale.ROOT);
    UserHome.settle();
    // A console of Windows has an encoding of its own, which Java asks it for.
    boolean utf8 = File.separatorChar == '/' || !TerminalStreams.stdout();
    StandardOutput.begin(utf8);
    if (utf8) {
      System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8));
    }
    for (String argument : arguments) {
      if (FileNames.isLimited() && argument.chars().anyMatch(c -> LOST.indexOf(c) >= 0)) {
        if (argument.indexOf(LOST.charAt(1)) >= 0 || hasOtherLetters()) {
          throw FileNames.lost(argument);
        }
      }
    }
  }

  /** Whether the command line has letters outside ASCII: a {@code ?} may be of a pattern, too. */
  private static boolean hasOtherLetters() {
    try {
      for (byte one : Files.readAllBytes(COMMAND_LINE)) {
        if (one < 0) {
          return true;
        }
      }
    } catch (IOException e) {
      // A system without that file.
    }
    return false;
  }
}
