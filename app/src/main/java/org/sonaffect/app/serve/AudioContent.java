package org.sonaffect.app.serve;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Audio for the player of a browser, whole or in part. What it is is told by its first bytes; what
 * they do not tell is no audio, and nothing that a browser would show.
 */
final class AudioContent {
  private static final int HEAD = 12;

  private AudioContent() {}

  /** Sends a file, in the range that the request wants. */
  static void send(Context context, Path file) throws IOException {
    long size = Files.size(file);
    InputStream in = Files.newInputStream(file);
    try {
      context.header("Cache-Control", "private, max-age=3600");
      context.header("Content-Disposition", "inline");
      context.writeSeekableStream(in, type(file), size);
    } catch (RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static String type(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    }
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("RIFF") || text.startsWith("RF64")) {
      return "audio/wav";
    }
    if (text.startsWith("fLaC")) {
      return "audio/flac";
    }
    if (text.startsWith("OggS")) {
      return "audio/ogg";
    }
    if (text.startsWith("FORM")) {
      return "audio/aiff";
    }
    if (text.startsWith(".snd")) {
      return "audio/basic";
    }
    if (text.startsWith("ftyp", 4)) {
      return "audio/mp4";
    }
    boolean frame = head.length > 1 && head[0] == (byte) 0xff && (head[1] & 0xe0) == 0xe0;
    if (text.startsWith("ID3") || frame) {
      return "audio/mpeg";
    }
    return "application/octet-stream";
  }
}
