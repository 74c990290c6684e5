package org.sonaffect.server;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Receives audio: the body of a request as it is, or the one file of a multipart/form-data body.
 * Files lie in a folder of ours under random names.
 */
final class Uploads {
  private static final int MOST_SHOWN = 200;
  private static final Pattern OURS = Pattern.compile("[0-9a-f]{32}(\\.open\\.part)?");

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
    return receive(context, place, 1).get(0);
  }

  /**
   * Receives the files of a form, or the one file that is the body, all together within the size of
   * an upload. One of several may be empty.
   *
   * @param most files
   */
  List<Upload> receive(Context context, UploadPlaces.Place place, int most) throws IOException {
    health.ok(); // a folder that is gone is made anew
    String encoding = context.req().getHeader("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw Refusal.of(
          415,
          "unsupported-encoding",
          "The body is encoded",
          "the body is encoded as \"%s\", expected it as it is (identity)"
              .formatted(shown(encoding)));
    }
    long declared = context.req().getContentLengthLong();
    if (declared > limits.uploadBytes()) {
      throw Refusal.tooLarge(
          "%d bytes announced, expected at most %d".formatted(declared, limits.uploadBytes()));
    }
    try (DiskBudget.Claim claim = disk.claim(place.client());
        Received files = new Received(most)) {
      // All of it first: an upload that begins can also end.
      if (declared > 0 && !places.await(() -> claim.tries(declared))) {
        claim.grow(declared);
      }
      try {
        received(context, place, files, claim);
        if (files.paths.size() == 1 && files.paths.get(0).toFile().length() == 0) {
          throw Refusal.badRequest(
              "the upload is empty, expected the bytes of a file as the body or as a form's file");
        }
        return files.uploads(claim);
      } catch (UncheckedIOException e) {
        throw health.failed(e.getCause(), claim.held());
      }
    }
  }

  private void received(
      Context context, UploadPlaces.Place place, Received files, DiskBudget.Claim claim)
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
      String type = context.req().getContentType();
      if (type != null && FormFile.is(type)) {
        FormFile.of(type, files.most, files).read(in);
      } else {
        in.transferTo(files.open(context.queryParam("name")));
      }
      metrics.received(in.count());
    }
  }

  /** The files of one request; failures of the client stay, those of the disk become unchecked. */
  private final class Received implements FormFile.Sink, AutoCloseable {
    private final int most;
    private final List<Path> paths = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private @Nullable OnDisk last;

    Received(int most) {
      this.most = most;
    }

    @Override
    public OutputStream open(@Nullable String name) {
      if (paths.size() == most) {
        throw Refusal.badRequest(
            most == 1
                ? "the form has two or more files, expected one per request"
                : "the form has more than %d files".formatted(most));
      }
      end();
      Path path = fresh();
      paths.add(path);
      names.add(name(name));
      last = new OnDisk(path);
      return last;
    }

    private void end() {
      if (last != null) {
        last.close();
        last = null;
      }
    }

    /** Hands them over, each with its part of the disk. */
    List<Upload> uploads(DiskBudget.Claim claim) {
      end();
      List<Upload> uploads = new ArrayList<>();
      for (int i = 0; i < paths.size(); i++) {
        long bytes = paths.get(i).toFile().length();
        uploads.add(new Upload(paths.get(i), names.get(i), bytes, claim.part(bytes)));
      }
      paths.clear();
      return uploads;
    }

    @Override
    public void close() {
      try {
        end();
      } catch (UncheckedIOException e) {
        // It is removed in any case.
      }
      paths.forEach(path -> path.toFile().delete()); // else the next start removes it
    }
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

  /** What a client calls its file, fit to be shown: the last step of a path. */
  static String name(@Nullable String name) {
    String path = name == null ? "" : name;
    String last =
        shown(path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1));
    return last.isEmpty() ? "audio" : last;
  }

  /** What a client wrote, fit to be shown: nothing invisible, and of a limited length. */
  static String shown(String text) {
    String plain = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "").strip();
    if (plain.length() <= MOST_SHOWN) {
      return plain;
    }
    boolean pair = Character.isHighSurrogate(plain.charAt(MOST_SHOWN - 1));
    return plain.substring(0, pair ? MOST_SHOWN - 1 : MOST_SHOWN);
  }
}
