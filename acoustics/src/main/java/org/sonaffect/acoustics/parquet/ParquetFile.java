package org.sonaffect.acoustics.parquet;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.sonaffect.audio.stream.ReadFailure;

/**
 * A Parquet file that is read, a column of a row group at a time. Of a file that another program
 * wrote, columns in lists and structs are passed over, and what is packed in brotli or lzo is
 * refused.
 *
 * <p>Memory: the description of one row group, one page (at most 128 MiB packed and as much
 * unpacked) and one dictionary, whatever the file says.
 */
public final class ParquetFile implements Closeable {
  /** What the file begins and ends with. */
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  /** The same where its description is encrypted. */
  private static final byte[] ENCRYPTED = "PARE".getBytes(StandardCharsets.US_ASCII);

  private static final int TAIL = Integer.BYTES + 4;
  private static final int BUFFER = 1 << 13;

  private final FileChannel channel;
  private final long size;
  private final Footer footer;
  private final List<Leaf> flat;
  private int group = -1;
  private List<ChunkPlace> chunks = List.of();

  private ParquetFile(FileChannel channel) throws IOException {
    this.channel = channel;
    this.size = channel.size();
    this.footer = footer();
    this.flat = footer.leaves().stream().filter(Leaf::flat).toList();
  }

  /** Whether a file is meant to be one: by its name. */
  public static boolean isNamed(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".parquet");
  }

  /**
   * Opens a file.
   *
   * @throws ParquetException where it is none
   */
  public static ParquetFile open(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // A pipe may be waited for for ever.
      throw ParquetException.notRead(ReadFailure.noFile(file, "a table"));
    }
    FileChannel channel = FileChannel.open(file);
    try {
      return new ParquetFile(channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private Footer footer() throws IOException {
    if (size >= TAIL && Arrays.equals(ENCRYPTED, bytes(0, ENCRYPTED.length))) {
      throw ParquetException.notRead("it is encrypted, which is not read");
    }
    ParquetException.throwIf(
        size < MAGIC.length + TAIL || !Arrays.equals(MAGIC, bytes(0, MAGIC.length)),
        "it does not begin as such a file does");
    byte[] tail = bytes(size - TAIL, TAIL);
    ParquetException.throwIf(
        !Arrays.equals(MAGIC, 0, MAGIC.length, tail, Integer.BYTES, TAIL),
        "it is cut off: its end is absent");
    int length = Values.littleEndian(tail, 0, Integer.BYTES).getInt();
    if (length < 1 || length > size - TAIL - MAGIC.length) {
      throw new ParquetException("its description has %d bytes".formatted(length));
    }
    // Of many columns in many groups it is too long to be held: 700 kB a group of ComParE.
    return Footer.read(at -> new BufferedInputStream(new Part(size - TAIL - length + at), BUFFER));
  }

  /** The bytes from one on, to the end of the footer. */
  private final class Part extends InputStream {
    private long at;

    Part(long from) {
      at = from;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      long left = size - TAIL - at;
      if (left == 0) {
        return -1;
      }
      int read = channel.read(ByteBuffer.wrap(bytes, offset, (int) Math.min(length, left)), at);
      at += Math.max(0, read);
      return read;
    }
  }

  private byte[] bytes(long from, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count);
    while (buffer.hasRemaining()) {
      ParquetException.throwIf(
          channel.read(buffer, from + buffer.position()) < 0,
          "it became shorter while it was read");
    }
    return buffer.array();
  }

  /** The columns, those in lists and structs left out. */
  public List<ParquetColumn> columns() {
    return flat.stream().map(Leaf::column).toList();
  }

  /** The names of the lists and structs that are left out. */
  public List<String> nested() {
    return footer.nested();
  }

  /** How many rows all groups have. */
  public long rows() {
    return footer.rows();
  }

  /** How many row groups there are. */
  public int groups() {
    return footer.groups().size();
  }

  /** How many rows a group has. */
  public int rows(int of) {
    return footer.groups().get(of).rows();
  }

  /**
   * Reads a column of a group.
   *
   * @param of which group, from 0
   * @param column its place among {@link #columns()}
   * @param cells are given rows from 0, those of the group
   */
  public void read(int of, int column, Cells cells) throws IOException {
    if (of != group) {
      chunks = footer.chunks(footer.groups().get(of));
      group = of;
    }
    Leaf leaf = flat.get(column);
    ChunkPlace place = chunks.get(leaf.place());
    if (place.values() != rows(of) || place.bytes() > size - place.start()) {
      throw new ParquetException("the column %s lies beyond the file".formatted(leaf.name()));
    }
    channel.position(place.start());
    InputStream in = new BufferedInputStream(Channels.newInputStream(channel), BUFFER);
    new ChunkReader(leaf, place, in, rows(of), cells).read();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
