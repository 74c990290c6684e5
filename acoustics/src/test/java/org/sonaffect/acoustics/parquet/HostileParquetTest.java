package org.sonaffect.acoustics.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Broken files, made of small ones that this program, Spark, DuckDB and Arrow wrote: each is read
 * or an IOException with a reason, in time, and what is allocated has a bound.
 */
class HostileParquetTest {
  private static final long MOST_ALLOCATED = 1L << 30;
  private static final long MOST_NANOS = 5_000_000_000L;
  private static final List<String> WRITTEN_BY_OTHERS =
      List.of(
          "spark-snappy",
          "spark-gzip",
          "spark-lz4",
          "spark-v2",
          "duckdb-snappy",
          "arrow-zstd",
          "arrow-delta",
          "arrow-types");

  @TempDir Path folder;
  private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Reads all cells and keeps none. */
  private static final class Counted implements Cells {
    private long cells;

    @Override
    public void empty(int row) {
      cells++;
    }

    @Override
    public void number(int row, double value) {
      cells++;
    }

    @Override
    public void text(int row, String value) {
      cells++;
    }
  }

  private static List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    ByteArrayOutputStream own = new ByteArrayOutputStream();
    List<ParquetColumn> columns =
        List.of(
            ParquetColumn.text("file"),
            ParquetColumn.single("x"),
            new ParquetColumn("id", ParquetColumn.Type.WHOLE, true));
    try (ParquetWriter table = new ParquetWriter(own, columns)) {
      for (int i = 0; i < 30; i++) {
        table.text("a" + i).single(i / 7f);
        (i % 3 == 0 ? table.empty() : table.whole(i)).end();
      }
    }
    seeds.add(own.toByteArray());
    for (String name : WRITTEN_BY_OTHERS) {
      try (InputStream in = HostileParquetTest.class.getResourceAsStream(name + ".parquet")) {
        seeds.add(Objects.requireNonNull(in, name).readAllBytes());
      }
    }
    return seeds;
  }

  /** Reads it as far as it goes; whether that was to the end. */
  private boolean read(Path path) {
    long allocated = thread.getCurrentThreadAllocatedBytes();
    long begun = thread.getCurrentThreadCpuTime();
    boolean whole = false;
    try (ParquetFile file = ParquetFile.open(path)) {
      for (int g = 0; g < file.groups(); g++) {
        for (int c = 0; c < file.columns().size(); c++) {
          Counted counted = new Counted();
          file.read(g, c, counted);
          assertEquals(file.rows(g), counted.cells);
        }
      }
      whole = true;
    } catch (IOException e) {
      assertTrue(e.getMessage() != null && !e.getMessage().isBlank(), "a reason");
    }
    assertTrue(thread.getCurrentThreadCpuTime() - begun < MOST_NANOS, "time");
    assertTrue(thread.getCurrentThreadAllocatedBytes() - allocated < MOST_ALLOCATED, "memory");
    return whole;
  }

  private int broken(long seed, int count) throws IOException {
    List<byte[]> seeds = seeds();
    SplittableRandom random = new SplittableRandom(seed);
    Path path = folder.resolve("broken.parquet");
    int read = 0;
    for (int i = 0; i < count; i++) {
      byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
      for (int changes = 1 << random.nextInt(4); changes > 0; changes--) {
        // In the footer, which says where all else is, as often as anywhere.
        int tail = Math.min(bytes.length, 600);
        int at =
            random.nextBoolean()
                ? random.nextInt(bytes.length)
                : bytes.length - 1 - random.nextInt(tail);
        switch (random.nextInt(5)) {
          case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
          case 1 -> bytes[at] = (byte) random.nextInt(256);
          case 2 -> bytes[at] = (byte) (random.nextBoolean() ? 0xff : 0x7f);
          case 3 -> bytes[at] = 0;
          default -> {
            int length = Math.min(bytes.length - at, 1 + random.nextInt(40));
            int from = random.nextInt(bytes.length - length + 1);
            System.arraycopy(bytes, from, bytes, at, length);
          }
        }
      }
      Files.write(path, bytes);
      try {
        read += read(path) ? 1 : 0;
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed %d, file %d: %s".formatted(seed, i, e), e);
      }
    }
    return read;
  }

  @Test
  void brokenFilesAreReadOrRefused() throws IOException {
    int read = broken(1983, 6000);
    assertTrue(read > 300, read + " of 6000 were read: the others never came far");
  }

  @Test
  @Tag("full")
  void manyBrokenFilesAreReadOrRefused() throws IOException {
    broken(
        Long.getLong("sonaffect.fuzz.seed", 1984),
        Integer.getInteger("sonaffect.fuzz.count", 300_000));
  }

  /** A page of 50 MB in 50 kB, a footer longer than its file, structs in structs. */
  @Test
  void whatUnpacksToFarTooMuchIsRefused() throws IOException {
    byte[] own = seeds().get(0);
    Path path = folder.resolve("bomb.parquet");
    for (Codec codec : Codec.values()) {
      try {
        codec.check(1000, 100_000_000);
        fail(codec.toString());
      } catch (ParquetException e) {
        assertTrue(e.getMessage().contains("unpacks to 100000000"), e.getMessage());
      }
    }
    ByteArrayOutputStream zeros = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(zeros)) {
      gzip.write(new byte[50_000_000]);
    }
    long allocated = thread.getCurrentThreadAllocatedBytes();
    assertThrows(ParquetException.class, () -> Codec.GZIP.unpack(zeros.toByteArray(), 0, 1000));
    assertTrue(thread.getCurrentThreadAllocatedBytes() - allocated < 1_000_000, "memory");
    // A footer that is longer than the file, and one of 0 bytes.
    for (int length : new int[] {Integer.MAX_VALUE, own.length, 0, -1}) {
      byte[] bytes = own.clone();
      for (int i = 0; i < 4; i++) {
        bytes[bytes.length - 8 + i] = (byte) (length >> 8 * i);
      }
      Files.write(path, bytes);
      assertEquals(false, read(path));
    }
    // Structs in structs.
    byte[] deep = new byte[100_000];
    Arrays.fill(deep, (byte) 0x1c);
    System.arraycopy(own, 0, deep, 0, 4);
    System.arraycopy(own, own.length - 4, deep, deep.length - 4, 4);
    int length = deep.length - 12;
    for (int i = 0; i < 4; i++) {
      deep[deep.length - 8 + i] = (byte) (length >> 8 * i);
    }
    Files.write(path, deep);
    assertEquals(false, read(path));
  }
}
