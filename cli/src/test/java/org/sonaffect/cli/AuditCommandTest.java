package org.sonaffect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sonaffect audit} on folds of another program. */
final class AuditCommandTest {
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  private Path folds(String rows) throws IOException {
    return Files.writeString(folder.resolve("folds.csv"), "id,fold,group,hash\n" + rows);
  }

  @Test
  void namesTheFaultAndTheRowsAndEndsWithStatusOne() throws IOException {
    Terminal found =
        Terminal.run(
            "audit", folds("a,0,artist,1\nb,1,artist,2\nc,0,,3\nd,1,,3\ne,1,,4\n").toString());
    assertEquals(1, found.status(), found.err());
    assertTrue(
        found.out().contains("[group-parted] 1 groups are split by the folds: a, b"), found.out());
    assertTrue(
        found
            .out()
            .contains("[same-content-in-training] 1 contents are in more than one fold: c, d"),
        found.out());
  }

  @Test
  void cleanFoldsAreStatusZero() throws IOException {
    Terminal clean = Terminal.run("audit", folds("a,0,x,1\nb,0,x,2\nc,1,,3\n").toString());
    assertEquals(0, clean.status(), clean.out());
    assertTrue(clean.out().contains("nothing found"), clean.out());
  }

  @Test
  void clipsThatARepetitionLacksAreNamed() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("r.csv"), "repeat,id,fold\n0,a,0\n0,b,1\n1,a,1\n0,c,0\n1,c,0\n");
    Terminal found = Terminal.run("audit", file.toString());
    assertEquals(1, found.status());
    assertTrue(
        found.out().contains("[rows-missing] repetition 1: 1 clips have no fold"), found.out());
  }
}
