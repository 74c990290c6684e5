package org.sonaffect.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.sonaffect.cli.command.UsageError;

/** Local paths and addresses of other file systems. */
final class LocationTest {
  @Test
  void pathsAreLocalAndAddressesAreNot() {
    assertTrue(Location.of("clips/a.wav").isLocal());
    assertEquals(Path.of("/clips/a.wav"), Location.of("file:///clips/a.wav").path());
    assertEquals(Path.of("/clips/a.wav"), Location.of("file:/clips/a.wav").path());
    assertFalse(Location.of("hdfs://name/clips/a.wav").isLocal());
    assertFalse(Location.of("s3a://bucket/a.wav").isLocal());
    assertEquals(Path.of("take:1.wav").toAbsolutePath(), Location.of("take:1.wav").path());
    assertEquals(Path.of("/clips/a.wav"), Location.of("file://localhost/clips/a.wav").path());
    UsageError other = assertThrows(UsageError.class, () -> Location.of("file://other/a.wav"));
    assertTrue(other.getMessage().contains("the host other"), other.getMessage());
  }

  @Test
  void namesAreRelativeToTheTablesFolderWhereTheyCanBe() {
    assertEquals("clips/a.wav", of("/data/clips/a.wav").relativeTo(of("/data")));
    assertEquals("../clips/a.wav", of("/clips/a.wav").relativeTo(of("/data")));
    assertEquals("clips/a.wav", of("hdfs://n/data/clips/a.wav").relativeTo(of("hdfs://n/data")));
    assertEquals("hdfs://n/a.wav", of("hdfs://n/a.wav").relativeTo(of("/data")));
    assertEquals(
        "hdfs://n/dataer/a.wav", of("hdfs://n/dataer/a.wav").relativeTo(of("hdfs://n/data")));
  }

  @Test
  void theErrorTableLiesBesideTheTable() {
    assertEquals(of("/data/f.errors.csv"), ErrorTable.beside(of("/data/f.csv")));
    assertEquals(of("/wo.rk/f.errors.csv"), ErrorTable.beside(of("/wo.rk/f")));
    assertEquals(of("hdfs://n/f.errors.csv"), ErrorTable.beside(of("hdfs://n/f.csv")));
  }

  private static Location of(String written) {
    return Location.of(written);
  }
}
