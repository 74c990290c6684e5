package org.sonaffect.corpus.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Text as people's programs save it: UTF-8 or UTF-16, with or without a byte order mark. What is
 * neither is an error that names the byte; it is not guessed at, since a wrong guess would change
 * names.
 */
public final class DecodedText {
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

  /** Bytes that are looked at for the zeros of UTF-16. */
  private static final int HEAD = 1024;

  private static final int BUFFER = 1 << 16;

  private DecodedText() {}

  /**
   * An encoding and the bytes of the mark before the text.
   *
   * @param mark how many
   */
  private record Encoding(Charset charset, int mark) {
    static Encoding of(byte[] head) {
      if (begins(head, 0xef, 0xbb, 0xbf)) {
        return new Encoding(StandardCharsets.UTF_8, 3);
      } else if (begins(head, 0xff, 0xfe, 0, 0)) {
        return new Encoding(UTF_32LE, 4);
      } else if (begins(head, 0, 0, 0xfe, 0xff)) {
        return new Encoding(UTF_32BE, 4);
      } else if (begins(head, 0xff, 0xfe)) {
        return new Encoding(StandardCharsets.UTF_16LE, 2);
      } else if (begins(head, 0xfe, 0xff)) {
        return new Encoding(StandardCharsets.UTF_16BE, 2);
      }
      return new Encoding(unmarked(head), 0);
    }

    private static boolean begins(byte[] head, int... mark) {
      for (int i = 0; i < mark.length; i++) {
        if (i >= head.length || (head[i] & 0xff) != mark[i]) {
          return false;
        }
      }
      return true;
    }

    /** In UTF-16 every second byte of mostly Latin text is zero; in UTF-8 none is. */
    private static Charset unmarked(byte[] head) {
      int pairs = head.length / 2;
      int[] zeros = new int[2];
      for (int i = 0; i < 2 * pairs; i++) {
        zeros[i % 2] += head[i] == 0 ? 1 : 0;
      }
      if (2 * zeros[1] > pairs && zeros[0] == 0) {
        return StandardCharsets.UTF_16LE;
      }
      return 2 * zeros[0] > pairs && zeros[1] == 0
          ? StandardCharsets.UTF_16BE
          : StandardCharsets.UTF_8;
    }
  }

  /** The characters of a stream, without a mark; malformed ones are an exception while reading. */
  public static Reader reader(InputStream in) throws IOException {
    InputStream bytes = new BufferedInputStream(in, BUFFER);
    bytes.mark(HEAD);
    byte[] head = bytes.readNBytes(HEAD);
    bytes.reset();
    Encoding encoding = Encoding.of(head);
    bytes.skipNBytes(encoding.mark());
    return new InputStreamReader(bytes, encoding.charset().newDecoder());
  }

  /** The characters of a whole file, which the caller knows to be small. */
  static String of(byte[] bytes) throws IOException {
    Encoding encoding = Encoding.of(bytes);
    ByteBuffer text = ByteBuffer.wrap(bytes, encoding.mark(), bytes.length - encoding.mark());
    return encoding.charset().newDecoder().decode(text).toString();
  }

  /** What to say of a file whose reading ended with malformed characters. */
  public static FileException malformed(Path file, Throwable cause) {
    try (InputStream in = Files.newInputStream(file)) {
      FileException fault = fault(file, in, cause);
      if (fault != null) {
        return fault;
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
    return new FileException(file, 0, "not UTF-8 text; save the file as UTF-8", cause);
  }

  /** The first malformed character of a stream. */
  private static @Nullable FileException fault(Path file, InputStream in, Throwable cause)
      throws IOException {
    byte[] head = in.readNBytes(HEAD);
    Encoding encoding = Encoding.of(head);
    int mark = encoding.mark();
    InputStream whole =
        new SequenceInputStream(new ByteArrayInputStream(head, mark, head.length - mark), in);
    CharsetDecoder decoder = encoding.charset().newDecoder();
    ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
    CharBuffer text = CharBuffer.allocate(BUFFER);
    Lines lines = new Lines();
    long before = mark;
    boolean last = false;
    while (!last) {
      int got = whole.readNBytes(bytes.array(), bytes.position(), bytes.remaining());
      last = got < bytes.remaining();
      bytes.position(bytes.position() + got).flip();
      CoderResult result = decoder.decode(bytes, text, last);
      lines.count(text.flip());
      text.clear();
      if (result.isError()) {
        long place = before + bytes.position() + 1;
        String what = wrong(bytes.get(bytes.position()), place, encoding.charset());
        return new FileException(file, lines.line(), what, cause);
      }
      before += bytes.position();
      bytes.compact();
    }
    return null;
  }

  private static String wrong(byte value, long place, Charset charset) {
    String name = charset.name();
    String meant = new String(new byte[] {value}, Charset.forName("windows-1252"));
    String hint =
        charset.equals(StandardCharsets.UTF_8) && Character.isLetter(meant.charAt(0))
            ? " (in Windows-1252 it is \"%s\")".formatted(meant)
            : "";
    return "byte %d of the file, 0x%02X, is not %s text%s; save the file as UTF-8"
        .formatted(place, value & 0xff, name, hint);
  }

  /** Counts lines that end with a line feed, a carriage return, or both. */
  private static final class Lines {
    private int line = 1;
    private char previous;

    void count(CharBuffer text) {
      while (text.hasRemaining()) {
        char c = text.get();
        line += c == '\r' || c == '\n' && previous != '\r' ? 1 : 0;
        previous = c;
      }
    }

    int line() {
      return line;
    }
  }
}
