package org.sonaffect.corpus.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is there whole, or as it was before. */
class AtomicFileTest {
  @TempDir Path folder = Path.of("");

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  @Test
  void writesBesideAndReplaces() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "old");
    AtomicFile.writeText(
        file,
        out -> {
          out.write("new\u00e9");
          out.flush();
          assertEquals("old", Files.readString(file));
          assertEquals(List.of("a.csv", "a.csv.part"), names());
        });
    assertEquals("new\u00e9", Files.readString(file, StandardCharsets.UTF_8));
    AtomicFile.writeBytes(file, new byte[] {1, 2});
    assertArrayEquals(new byte[] {1, 2}, Files.readAllBytes(file));
    assertEquals(List.of("a.csv"), names());
  }

  @Test
  void whatFailsLeavesTheOldFileAndNothingBeside() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "old");
    assertThrows(
        InterruptedException.class,
        () ->
            AtomicFile.write(
                file,
                out -> {
                  out.write('h');
                  throw new InterruptedException();
                }));
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("a.csv"), names());
  }

  @Test
  void takesThePlaceOfWhatAKilledProgramLeft() throws IOException {
    Files.writeString(folder.resolve("a.csv.part"), "a longer half of another content");
    AtomicFile.writeBytes(folder.resolve("a.csv"), new byte[] {3});
    assertArrayEquals(new byte[] {3}, Files.readAllBytes(folder.resolve("a.csv")));
    assertEquals(List.of("a.csv"), names());
  }

  @Test
  void whatIsInTheWayAndNotOursStays() throws IOException {
    Path folderOfAnother = Files.createDirectory(folder.resolve("a.csv.part"));
    assertThrows(
        IOException.class, () -> AtomicFile.writeBytes(folder.resolve("a.csv"), new byte[] {1}));
    assertTrue(Files.isDirectory(folderOfAnother));
  }

  @Test
  void saysWhereItCannotWrite() {
    Path file = folder.resolve("absent/a.csv");
    IOException error =
        assertThrows(IOException.class, () -> AtomicFile.writeBytes(file, new byte[] {1}));
    assertEquals(
        "%s: cannot be written: there is no folder %s".formatted(file, file.getParent()),
        error.getMessage());
    assertFalse(Files.exists(folder.resolve("absent")));
  }

  @Test
  void linksAreFollowedAndStay() throws IOException {
    Path real = Files.writeString(Files.createDirectory(folder.resolve("far")).resolve("r"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("far/r"));
    Path toLink = Files.createSymbolicLink(folder.resolve("to-link"), link);
    AtomicFile.writeText(toLink, out -> out.write("new"));
    assertEquals("new", Files.readString(real));
    Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), Path.of("far/absent"));
    AtomicFile.writeBytes(dangling, new byte[] {1});
    AtomicFile.writeChecked(dangling, new byte[] {2});
    assertArrayEquals(new byte[] {2}, Files.readAllBytes(folder.resolve("far/absent")));
    assertEquals(List.of("dangling", "far", "link", "to-link"), names());
    assertTrue(Stream.of(link, toLink, dangling).allMatch(Files::isSymbolicLink));
    Path circle = Files.createSymbolicLink(folder.resolve("circle"), Path.of("circle"));
    assertThrows(IOException.class, () -> AtomicFile.writeBytes(circle, new byte[] {1}));
  }

  @Test
  void aPipeIsWrittenThrough() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    CompletableFuture<String> read =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readString(pipe);
              } catch (IOException e) {
                return e.toString();
              }
            });
    AtomicFile.writeText(pipe, out -> out.write("through"));
    assertEquals("through", read.get(10, TimeUnit.SECONDS));
    assertEquals(List.of("pipe"), names());
    assertTrue(Files.readAttributes(pipe, BasicFileAttributes.class).isOther());
  }

  @Test
  void aDiskThatIsFullNamesTheFile() throws Exception {
    Path full = folder.resolve("full");
    assumeTrue(
        new ProcessBuilder("mknod", full.toString(), "c", "1", "7").start().waitFor() == 0,
        "making a device takes root");
    IOException error =
        assertThrows(IOException.class, () -> AtomicFile.writeBytes(full, new byte[] {1}));
    assertEquals(full + ": cannot be written: No space left on device", error.getMessage());
  }

  @Test
  void theInterruptOfAJobThatEndsDoesNotHarmTheFile() throws IOException {
    Thread.currentThread().interrupt();
    AtomicFile.writeText(folder.resolve("a.txt"), out -> out.write("whole"));
    assertTrue(Thread.interrupted(), "the interrupt is kept for those who wait for it");
    assertEquals("whole", Files.readString(folder.resolve("a.txt")));
  }

  @Test
  void manyMayWriteTheSameCheckedFile() throws Exception {
    byte[] bytes = new byte[100_000];
    Path file = folder.resolve("entry");
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> writes =
          IntStream.range(0, 40)
              .<Future<?>>mapToObj(
                  i ->
                      pool.submit(
                          () -> {
                            AtomicFile.writeChecked(file, bytes);
                            assertEquals(bytes.length, Files.size(file));
                            return null;
                          }))
              .toList();
      for (Future<?> write : writes) {
        write.get();
      }
    } finally {
      pool.shutdownNow();
    }
    assertEquals(List.of("entry"), names());
  }
}
