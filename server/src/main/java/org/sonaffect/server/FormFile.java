package org.sonaffect.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/** The one file of a multipart/form-data body, written to disk while it arrives. */
final class FormFile {
  private static final int PIECE = 1 << 16;
  private static final int MOST_PARTS = 8;
  private static final int MOST_PART_HEADER = 4096;

  private final MultiPart.Parser parser;
  private final Parts parts;

  private FormFile(String boundary, OutputStream out) {
    parts = new Parts(out);
    parser = new MultiPart.Parser(boundary, parts);
    parser.setMaxParts(MOST_PARTS);
    parser.setPartHeadersMaxLength(MOST_PART_HEADER);
  }

  /**
   * A form whose file goes to a stream.
   *
   * @param type the content type with its boundary
   */
  static FormFile of(String type, OutputStream out) {
    String boundary;
    try {
      boundary = MultiPart.extractBoundary(type);
    } catch (IllegalArgumentException e) {
      boundary = null;
    }
    if (boundary == null || boundary.isEmpty()) {
      throw Refusal.badRequest("the content type is multipart/form-data without a boundary");
    }
    return new FormFile(boundary, out);
  }

  /**
   * Reads the body to its end.
   *
   * @throws UncheckedIOException where the file cannot be written
   * @return what the client calls the file
   */
  String read(InputStream in) throws IOException {
    byte[] piece = new byte[PIECE];
    int got;
    while ((got = in.read(piece)) >= 0) {
      parse(Content.Chunk.from(ByteBuffer.wrap(piece, 0, got), false));
    }
    parse(Content.Chunk.EOF);
    if (!parts.complete) {
      throw Refusal.badRequest("the form ends before its closing boundary");
    }
    if (parts.name == null) {
      throw Refusal.badRequest("the form has no file, expected one (curl -F audio=@clip.wav)");
    }
    return parts.name;
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
    private final OutputStream out;
    private @Nullable String name;
    private @Nullable Throwable failure;
    private boolean inFile;
    private boolean complete;

    Parts(OutputStream out) {
      this.out = out;
    }

    @Override
    public void onPartContent(Content.Chunk chunk) {
      String file = getFileName();
      if (file == null || failure != null) {
        return; // a field; the API takes its options from the query
      }
      if (name != null && !inFile) {
        failure = Refusal.badRequest("the form has two or more files, expected one per request");
        return;
      }
      name = file;
      inFile = true;
      try {
        byte[] bytes = new byte[chunk.getByteBuffer().remaining()];
        chunk.getByteBuffer().get(bytes);
        out.write(bytes);
      } catch (UncheckedIOException e) {
        failure = e;
      } catch (IOException e) {
        failure = new UncheckedIOException(e);
      }
    }

    @Override
    public void onPart(@Nullable String part, @Nullable String fileName, HttpFields headers) {
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
