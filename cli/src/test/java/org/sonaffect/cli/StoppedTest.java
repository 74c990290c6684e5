package org.sonaffect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Who stops a command learns how to go on. */
final class StoppedTest {
  @Test
  void saysHowToGoOn() {
    assertEquals(
        "stopped; the same command with --resume continues where it stopped.",
        Stopped.words(List.of("study", "s.yaml", "-o", "run")));
    String again = "stopped; the same command continues where it stopped.";
    assertEquals(again, Stopped.words(List.of("study", "s.yaml", "-o", "run", "--resume")));
    assertEquals(again, Stopped.words(List.of("demo")));
    assertEquals(again, Stopped.words(List.of("train", "s.yaml", "-o", "m")));
    assertTrue(Stopped.words(List.of("features", "a", "-o", "x.csv")).contains("with --resume"));
    assertEquals("", Stopped.words(List.of("serve")));
  }

  @Test
  void aCommandThatIsStoppedIsInterruptedAndLeavesInOrder() throws Exception {
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(seen, true, StandardCharsets.UTF_8);
    CountDownLatch begun = new CountDownLatch(1);
    AtomicReference<Stopped> command = new AtomicReference<>();
    AtomicBoolean cleaned = new AtomicBoolean();
    Thread working =
        new Thread(
            () -> {
              Stopped stopped = new Stopped(List.of("predict", "music", "a"), err);
              command.set(stopped);
              begun.countDown();
              try {
                Thread.sleep(60_000);
              } catch (InterruptedException e) {
                cleaned.set(stopped.begun());
              } finally {
                stopped.ended();
              }
            });
    working.start();
    begun.await();
    command.get().stop();
    assertTrue(cleaned.get());
    assertTrue(seen.toString(StandardCharsets.UTF_8).contains("sonaffect: stopped."));
  }

  @Test
  void aCommandThatHasEndedSaysNothing() {
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(seen, true, StandardCharsets.UTF_8);
    Stopped stopped = new Stopped(List.of("demo"), err);
    stopped.ended();
    stopped.stop();
    assertEquals(0, seen.size());
  }
}
