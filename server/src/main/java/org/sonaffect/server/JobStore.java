package org.sonaffect.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.file.AtomicFile;
import org.sonaffect.server.owner.KeptResults;
import org.sonaffect.server.owner.Owners.Owner;

/**
 * Jobs on disk, one file each, which appears whole or not at all: {@code id.open} with what was
 * asked, then {@code id.json} with how it ended; the audio of open ones lies beside, as {@code
 * id.audio}. Files of other names that lie in the folder are not ours, and are left alone.
 */
final class JobStore {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  /** {@code .half} is what an earlier version called the half of a file. */
  private static final Pattern OURS =
      Pattern.compile("[0-9a-f]{32}\\.(open|json|audio)(\\.(part|half))?");

  private static final String OPEN = ".open";
  private static final String OVER = ".json";
  private static final String AUDIO = ".audio";

  /** Bytes of the line that says whose a job is. */
  private static final int MOST_OWNER = 4096;

  /** Bytes of what was asked. */
  private static final long MOST_ASKED = 1 << 16;

  private final Path folder;
  private final Map<String, Owner> owners = new ConcurrentHashMap<>();

  JobStore(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /** Whether it may be the id of a job; anything else never becomes a file name. */
  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** Where the audio of a job lies until it is over. */
  Path audio(String id) {
    return folder.resolve(id + AUDIO);
  }

  /**
   * Keeps what was asked. The audio must be there already; it is forced to the disk first, so that
   * no power failure leaves a job with half its audio.
   */
  void opened(String id, ObjectNode asked) throws IOException {
    try (FileChannel audio = FileChannel.open(audio(id), StandardOpenOption.WRITE)) {
      audio.force(true);
    }
    AtomicFile.writeBytes(folder.resolve(id + OPEN), Json.bytes(asked));
  }

  /** Keeps how a job ended (the first line) and whose it was, then forgets what was asked. */
  void ended(String id, ObjectNode shown, Owner owner) throws IOException {
    ObjectNode whose = Json.object();
    owner.into(whose);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(Json.bytes(shown));
    out.write('\n');
    out.writeBytes(Json.bytes(whose));
    AtomicFile.writeBytes(folder.resolve(id + OVER), out.toByteArray());
    owners.put(id, owner);
    Files.deleteIfExists(folder.resolve(id + OPEN));
  }

  /**
   * How a job ended, as it was shown; null where none is kept. It is read while it is sent, since
   * the curve of a long file takes megabytes, and there may be many who read it slowly.
   */
  @Nullable InputStream end(String id) throws IOException {
    try {
      FileChannel file = FileChannel.open(folder.resolve(id + OVER), StandardOpenOption.READ);
      InputStream in = Channels.newInputStream(file);
      try {
        long end = file.size() - last(file).length;
        file.position(0);
        return new AudioContent.Part(in, end);
      } catch (IOException e) {
        in.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** The last line and the line break before it; empty in files of earlier versions. */
  private static byte[] last(FileChannel file) throws IOException {
    long from = Math.max(0, file.size() - MOST_OWNER);
    byte[] bytes = Channels.newInputStream(file.position(from)).readNBytes(MOST_OWNER);
    int at = bytes.length - 1;
    while (at >= 0 && bytes[at] != '\n') {
      at--;
    }
    return at < 0 ? new byte[0] : Arrays.copyOfRange(bytes, at, bytes.length);
  }

  private Owner owner(String id) throws NoSuchFileException {
    Owner known = owners.get(id);
    if (known != null) {
      return known;
    }
    Owner owner = Owner.NOBODY;
    try (FileChannel file = FileChannel.open(folder.resolve(id + OVER), StandardOpenOption.READ)) {
      byte[] last = last(file);
      owner = last.length == 0 ? owner : Owner.of(Json.MAPPER.readTree(last));
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException e) {
      // Of nobody; it goes by age.
    }
    owners.put(id, owner);
    return owner;
  }

  /** Forgets a job that is over; false where there was none. */
  boolean forget(String id) throws IOException {
    owners.remove(id);
    return Files.deleteIfExists(folder.resolve(id + OVER));
  }

  /** An open job that an earlier process left: what was asked. */
  record Left(String id, JsonNode asked) {}

  /** The open jobs that are left, oldest first; removes files of ours that belong to no job. */
  List<Left> left() throws IOException {
    List<Left> left = new ArrayList<>();
    Set<Path> wanted = new HashSet<>();
    for (Path file : files()) {
      String name = file.getFileName().toString();
      String id = name.substring(0, Math.max(0, name.indexOf('.')));
      if (isId(id) && name.equals(id + OVER)) {
        wanted.add(file);
      } else if (isId(id) && name.equals(id + OPEN) && !Files.exists(folder.resolve(id + OVER))) {
        JsonNode asked = read(file);
        if (asked != null) {
          left.add(new Left(id, asked));
          wanted.add(file);
          wanted.add(audio(id));
        }
      }
    }
    for (Path file : files()) {
      if (!wanted.contains(file) && OURS.matcher(file.getFileName().toString()).matches()) {
        Files.delete(file);
      }
    }
    left.sort(
        Comparator.comparing((Left job) -> job.asked().path("created").asText())
            .thenComparing(Left::id));
    return left;
  }

  /** What was asked; null where it is broken. What may not be read is not broken. */
  private static @Nullable JsonNode read(Path file) throws IOException {
    try {
      if (Files.size(file) <= MOST_ASKED
          && Json.MAPPER.readTree(Files.readAllBytes(file)) instanceof ObjectNode asked) {
        return asked;
      }
    } catch (JsonProcessingException e) {
      // As any other that is none.
    }
    System.err.printf("sonaffect serve: a job is lost, since %s is broken%n", file);
    return null;
  }

  /** The results that are kept now, in no order. */
  List<KeptResults.Result> results() throws IOException {
    List<KeptResults.Result> results = new ArrayList<>();
    for (Path file : files()) {
      String name = file.getFileName().toString();
      String id = name.substring(0, Math.max(0, name.indexOf('.')));
      if (isId(id) && name.equals(id + OVER)) {
        try {
          BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
          results.add(
              new KeptResults.Result(
                  id, owner(id), facts.lastModifiedTime().toMillis(), facts.size()));
        } catch (NoSuchFileException e) {
          // It was removed meanwhile.
        }
      }
    }
    return results;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
