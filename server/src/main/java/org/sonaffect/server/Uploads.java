package org.sonaffect.server;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Receives audio: the body of a request as it is, or the one file of a multipart/form-data body.
 * Files lie in a folder of ours under random names.
 */
final class Uploads {
  private static final int MOST_NAME = 200;
  private static final Pattern OURS = Pattern.compile("[0-9a-f]{32}");

  private final Path folder;
  private final Limits limits;
  private final DiskBudget disk;
  private final UploadPlaces places;
  private final ServerMetrics metrics;
  private final DiskHealth health;
  private final SecureRandom random = new SecureRandom();

  /**
   * Uploads into a folder.
   *
   * @param folder is made; what lies in it stays until {@link #clear}
   */
  Uploads(Path folder, Limits limits, DiskBudget disk, ServerMetrics metrics, DiskHealth health)
      throws IOException {
    this.folder = Files.createDirectories(folder);
    this.limits = limits;
    this.disk = disk;
    this.metrics = metrics;
    this.health = health;
    this.places = new UploadPlaces(limits);
  }

  /** Removes what an earlier process left; what has no name of ours is not ours. */
  void clear() throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      for (Path file : left.filter(Files::isRegularFile).toList()) {
        if (OURS.matcher(file.getFileName().toString()).matches()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** A file for something of our own, which is removed at the next start if it is left. */
  Path fresh() {
    return folder.resolve(randomName());
  }

  /** A name that nobody guesses: 128 random bits in hexadecimal. */
  String randomName() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** A place to receive an upload, or 429 after a while; to be closed when it is received. */
  UploadPlaces.Place place(String client) {
    return places.take(client);
  }

  /** Receives the audio of a request; refuses what is too large, too slow or empty. */
  Upload receive(Context context, UploadPlaces.Place place) throws IOException {
    long declared = context.req().getContentLengthLong();
    if (declared > limits.uploadBytes()) {
      throw Refusal.tooLarge(
          "%d bytes announced, expected at most %d".formatted(declared, limits.uploadBytes()));
    }
    Path file = fresh();
    DiskBudget.Claim claim = disk.claim();
    boolean done = false;
    try {
      // All of it first: an upload that begins can also end.
      if (declared > 0 && !places.await(() -> claim.tries(declared))) {
        claim.grow(declared);
      }
      Upload upload = received(context, place, file, claim);
      done = true;
      return upload;
    } catch (UncheckedIOException e) {
      throw health.failed(e.getCause(), claim.held());
    } finally {
      if (!done) {
        file.toFile().delete(); // else the next start removes it
        claim.close();
      }
    }
  }

  private Upload received(
      Context context, UploadPlaces.Place place, Path file, DiskBudget.Claim claim)
      throws IOException {
    try (PacedInput in =
        new PacedInput(
            context.req().getInputStream(),
            limits.uploadBytes(),
            limits.bodyRate(),
            limits.bodyGrace(),
            limits.jobTime(),
            (count, more) -> {
              claim.cover(count);
              place.came(more);
            })) {
      String name = written(context, in, file);
      long bytes = file.toFile().length();
      if (bytes == 0) {
        throw Refusal.badRequest(
            "the upload is empty, expected the bytes of an audio file as the body or as a form's"
                + " file");
      }
      claim.shrink(bytes);
      metrics.received(in.count());
      return new Upload(file, name, bytes, claim);
    }
  }

  /** Writes the body; failures of the client stay, those of the disk become unchecked. */
  private static String written(Context context, PacedInput in, Path file) throws IOException {
    String type = context.req().getContentType();
    try (OutputStream out = new OnDisk(file)) {
      if (type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
        return shown(FormFile.of(type, out).read(in));
      }
      in.transferTo(out);
    }
    return shown(context.queryParam("name"));
  }

  /** A new file, whose failures can be told from those of the client. */
  private static final class OnDisk extends OutputStream {
    private final OutputStream out;

    OnDisk(Path file) {
      try {
        out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void write(int one) {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      try {
        out.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** What a client calls its file, fit to be shown: the last step of a path, nothing invisible. */
  static String shown(@Nullable String name) {
    String plain =
        name == null ? "" : name.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "");
    String last = plain.substring(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1);
    String stripped = last.strip();
    if (stripped.isEmpty()) {
      return "audio";
    }
    return stripped.length() <= MOST_NAME ? stripped : stripped.substring(0, MOST_NAME);
  }
}
