package org.sonaffect.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second process, a real one, is kept from an output for as long as it is written. */
final class OutputLockTest {
  @TempDir private Path folder;

  /** Takes the lock of a file, says whether it has it, and keeps it until its input ends. */
  static final class Other {
    private Other() {}

    public static void main(String[] args) throws IOException {
      try (@SuppressWarnings("unused")
          OutputLock lock = lock(Path.of(args[0]))) {
        System.out.println("locked");
        while (System.in.read() >= 0) {}
      } catch (IOException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  private static OutputLock lock(Path file) throws IOException {
    return OutputFile.of("-o", file, false, List.of()).lock();
  }

  private static Process other(Path file) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            Other.class.getName(),
            file.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String answer(Process process) throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    return String.valueOf(out.readLine());
  }

  @Test
  void aCommandThatIsStoppedBeforehandLeavesNoLock() {
    Path file = folder.resolve("stopped.csv");
    Thread.currentThread().interrupt();
    try {
      assertThrows(InterruptedIOException.class, () -> lock(file));
    } finally {
      assertTrue(Thread.interrupted());
    }
    assertFalse(Files.exists(folder.resolve("stopped.csv.lock")));
  }

  @Test
  void oneProcessAtATime() throws IOException, InterruptedException {
    Path file = folder.resolve("table.csv");
    String busy =
        file + ": another process is writing it; wait for that one, or choose another name";
    try (@SuppressWarnings("unused")
        OutputLock lock = lock(file)) {
      Process second = other(file);
      assertEquals(busy, answer(second));
      second.waitFor();
    }
    assertFalse(Files.exists(folder.resolve("table.csv.lock")));

    Process first = other(file);
    assertEquals("locked", answer(first));
    IOException refused = assertThrows(IOException.class, () -> lock(file));
    assertEquals(busy, refused.getMessage());
    first.getOutputStream().close();
    first.waitFor();
    lock(file).close();
    assertFalse(Files.exists(folder.resolve("table.csv.lock")));
  }

  @Test
  void whatAKilledProcessLeftKeepsNobodyOut() throws IOException, InterruptedException {
    Path file = folder.resolve("table.csv");
    Process killed = other(file);
    assertEquals("locked", answer(killed));
    killed.destroyForcibly().waitFor();
    lock(file).close();
    assertFalse(Files.exists(folder.resolve("table.csv.lock")));
  }
}
