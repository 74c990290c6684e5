package org.sonaffect.server;

import io.javalin.http.Context;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Audio for the player of a browser, whole or in part. The first bytes decide the type. Anything
 * else is not audio, and nothing that a browser would show.
 */
final class AudioContent {
  private static final int HEAD = 12;

  /** First bytes, and the type that they speak for. */
  private static final Map<String, String> TYPES =
      Map.of(
          "RIFF", "audio/wav",
          "RF64", "audio/wav",
          "fLaC", "audio/flac",
          "OggS", "audio/ogg",
          "FORM", "audio/aiff",
          ".snd", "audio/basic",
          "ID3", "audio/mpeg");

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,15})-(\\d{0,15})");

  private AudioContent() {}

  /** Sends a file, in the range that the request asks for (RFC 9110, section 14; one range). */
  static void send(Context context, Path file) throws IOException {
    long size = Files.size(file);
    context.header("Content-Disposition", "inline");
    context.header("Accept-Ranges", "bytes");
    context.contentType(type(file));
    long from = 0;
    long to = size - 1;
    // No version is named, so If-Range asks for one that is not there: all of it is sent.
    boolean part = context.req().getHeader("If-Range") == null;
    Matcher range = RANGE.matcher(part ? String.valueOf(context.req().getHeader("Range")) : "");
    if (range.matches() && !(range.group(1).isEmpty() && range.group(2).isEmpty())) {
      if (range.group(1).isEmpty()) {
        from = Math.max(0, size - Long.parseLong(range.group(2)));
      } else {
        from = Long.parseLong(range.group(1));
        to = range.group(2).isEmpty() ? to : Math.min(to, Long.parseLong(range.group(2)));
      }
      if (from > to) {
        context.header("Content-Range", "bytes */" + size);
        throw Refusal.of(
            416,
            "no-such-range",
            "No such part",
            "the request asks for bytes %d to %d of %d".formatted(from, to, size));
      }
      context.status(206);
      context.header("Content-Range", "bytes %d-%d/%d".formatted(from, to, size));
    }
    context.res().setContentLengthLong(to - from + 1);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    channel.position(from);
    context.result(new Part(Channels.newInputStream(channel), to - from + 1));
  }

  /** The first bytes of a stream. */
  static final class Part extends FilterInputStream {
    private long left;

    Part(InputStream in, long length) {
      super(in);
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int got = super.read(into, offset, (int) Math.min(length, left));
      left -= Math.max(0, got);
      return got;
    }
  }

  private static String type(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    }
    String text = new String(head, StandardCharsets.ISO_8859_1);
    for (Map.Entry<String, String> type : TYPES.entrySet()) {
      if (text.startsWith(type.getKey())) {
        return type.getValue();
      }
    }
    if (text.startsWith("ftyp", 4)) {
      return "audio/mp4";
    }
    boolean frame = head.length > 1 && head[0] == (byte) 0xff && (head[1] & 0xe0) == 0xe0;
    return frame ? "audio/mpeg" : "application/octet-stream";
  }
}
