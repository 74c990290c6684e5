package org.sonaffect.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/** The files of a multipart/form-data body, written to disk while they arrive. */
final class FormFile {
  private static final int PIECE = 1 << 16;

  /** Besides the files: fields, which are ignored. */
  private static final int MORE_PARTS = 7;

  private static final int MOST_PART_HEADER = 4096;
  private static final String FORM_DATA = "multipart/form-data";
  private static final Pattern BOUNDARY =
      Pattern.compile("(?<=[;\\s])boundary=", Pattern.CASE_INSENSITIVE);

  private final MultiPart.Parser parser;
  private final Parts parts;

  /** Takes the files. */
  interface Sink {
    /** A file begins; its bytes go to what is returned, which the sink closes. */
    OutputStream open(String name);
  }

  private FormFile(String boundary, int most, Sink sink) {
    parts = new Parts(sink);
    parser = new MultiPart.Parser(boundary, parts);
    parser.setMaxParts(most + MORE_PARTS);
    parser.setPartHeadersMaxLength(MOST_PART_HEADER);
  }

  /** Whether a content type is that of a form. */
  static boolean is(@Nullable String type) {
    return type != null && type.regionMatches(true, 0, FORM_DATA, 0, FORM_DATA.length());
  }

  /**
   * A form whose files go to a sink.
   *
   * @param type the content type with its boundary
   * @param most files that it may have
   */
  static FormFile of(String type, int most, Sink sink) {
    String boundary;
    try {
      // Names are in any case (RFC 9110, section 5.6.6); Jetty knows them in small letters.
      boundary =
          MultiPart.extractBoundary(
              FORM_DATA
                  + BOUNDARY.matcher(type.substring(FORM_DATA.length())).replaceFirst("boundary="));
    } catch (IllegalArgumentException e) {
      boundary = null;
    }
    if (boundary == null || boundary.isEmpty()) {
      throw Refusal.badRequest("the content type is multipart/form-data without a boundary");
    }
    return new FormFile(boundary, most, sink);
  }

  /**
   * Reads the body to its end.
   *
   * @throws UncheckedIOException where a file cannot be written
   */
  void read(InputStream in) throws IOException {
    byte[] piece = new byte[PIECE];
    int got;
    while ((got = in.read(piece)) >= 0) {
      parse(Content.Chunk.from(ByteBuffer.wrap(piece, 0, got), false));
    }
    parse(Content.Chunk.EOF);
    if (!parts.complete) {
      throw Refusal.badRequest("the form ends before its closing boundary");
    }
    if (parts.out == null) {
      throw Refusal.badRequest("the form has no file, expected one (curl -F audio=@clip.wav)");
    }
  }

  private void parse(Content.Chunk chunk) throws IOException {
    try {
      parser.parse(chunk);
    } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
      parts.onFailure(e);
    }
    if (parts.failure instanceof Refusal refusal) {
      throw refusal;
    }
    if (parts.failure instanceof UncheckedIOException disk) {
      throw disk;
    }
    if (parts.failure != null) {
      throw Refusal.badRequest("the form cannot be read: " + parts.failure.getMessage());
    }
  }

  /** Takes the parts as they come. */
  private static final class Parts extends MultiPart.AbstractPartsListener {
    private final Sink sink;
    private @Nullable OutputStream out;
    private @Nullable Throwable failure;
    private boolean inFile;
    private boolean complete;

    Parts(Sink sink) {
      this.sink = sink;
    }

    @Override
    public void onPartContent(Content.Chunk chunk) {
      String file = getFileName();
      if (file == null || failure != null) {
        return; // a field; the API takes its options from the query
      }
      try {
        if (out == null || !inFile) {
          out = sink.open(file);
          inFile = true;
        }
        byte[] bytes = new byte[chunk.getByteBuffer().remaining()];
        chunk.getByteBuffer().get(bytes);
        out.write(bytes);
      } catch (Refusal | UncheckedIOException e) {
        failure = e;
      } catch (IOException e) {
        failure = new UncheckedIOException(e);
      }
    }

    @Override
    public void onPart(@Nullable String part, @Nullable String fileName, HttpFields headers) {
      if (!inFile && failure == null && fileName != null && !fileName.isEmpty()) {
        try {
          out = sink.open(fileName); // an empty file
        } catch (Refusal | UncheckedIOException e) {
          failure = e;
        }
      }
      inFile = false;
    }

    @Override
    public void onComplete() {
      complete = true;
    }

    @Override
    public void onFailure(Throwable cause) {
      if (failure == null) {
        failure = cause;
      }
    }
  }
}
