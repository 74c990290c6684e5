package org.sonaffect.spark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.AudioInputs;
import org.sonaffect.audio.AudioSegment;
import org.sonaffect.cli.command.CorpusFiles;
import org.sonaffect.cli.command.PathTable;
import org.sonaffect.corpus.CorpusAudio;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.file.PlainText;
import org.sonaffect.corpus.load.CorpusLoader;

/**
 * The clips meant by what a person writes, in the order of the local commands: those of manifests
 * first, then files. Local files, folders and patterns are found as there; in folders of other file
 * systems files count that have the ending of a sound.
 */
final class ClipListing {
  /** Of a manifest and of each table beside it. */
  private static final long MOST_MANIFEST_BYTES = 1L << 30;

  private final Storage storage;
  private @Nullable Location base;
  private final Map<Location, Storage.Listed> sizes = new HashMap<>();
  private final List<PartReport.Note> leftOut = new ArrayList<>();

  /**
   * A listing.
   *
   * @param base the folder that names in the output are relative to; null: names are as written
   */
  ClipListing(Storage storage, @Nullable Location base) {
    this.storage = storage;
    this.base = base;
  }

  /**
   * Finds the clips.
   *
   * @throws NoSuchFileException where something names nothing that exists
   */
  List<ListedClip> find(List<String> inputs) throws IOException {
    base = base == null ? null : storage.qualified(base);
    List<ListedClip> clips = new ArrayList<>();
    Map<Location, String> files = new LinkedHashMap<>();
    for (String input : inputs) {
      if (CorpusFiles.isManifest(input)) {
        clips.addAll(manifest(storage.qualified(Location.of(input))));
      } else if (Location.isAddress(input)) {
        for (Location file : remote(storage.qualified(new Location(input)))) {
          files.putIfAbsent(file, file.text());
        }
      } else {
        String written = input.startsWith("file:") ? Location.of(input).text() : input;
        for (Path file : local(written)) {
          if (isText(file)) {
            files.putIfAbsent(Location.of(file), file.toString());
          } else {
            leaveOut(file.toString(), "its name is not UTF-8, so no executor can be told of it");
          }
        }
      }
    }
    files.forEach((file, written) -> clips.add(clip(file, written, 0, Double.NaN)));
    return clips;
  }

  private static List<Path> local(String written) throws IOException {
    return AudioInputs.find(
        List.of(written),
        (path, reason) -> {
          throw reason;
        },
        note -> System.err.println(PlainText.of(note)));
  }

  /** The clips of a table ({@code --list}); paths are relative to it. */
  List<ListedClip> find(PathTable table, Location place) throws IOException {
    base = base == null ? null : storage.qualified(base);
    Location folder = storage.qualified(place).parent();
    List<ListedClip> clips = new ArrayList<>();
    for (Problem problem : table.problems()) {
      leaveOut(place.text(), problem.toString());
    }
    for (PathTable.Entry entry : table.entries()) {
      try {
        Location file =
            Location.isAddress(entry.file()) || entry.file().startsWith("file:")
                ? storage.qualified(Location.of(entry.file()))
                : folder.isLocal()
                    ? Location.of(folder.path().resolve(entry.file()))
                    : folder.child(entry.file());
        ListedClip clip = clip(file, file.text(), entry.start(), entry.end());
        clips.add(clip.carrying(entry.carried()));
      } catch (InvalidPathException e) {
        leaveOut(entry.file(), "it is not a valid path: " + e.getReason());
      }
    }
    return clips;
  }

  /** Reads such a table, wherever it is. */
  PathTable table(Location place) throws IOException {
    try (LocalCopy copy = LocalCopy.of(place, storage)) {
      return PathTable.read(copy.path());
    }
  }

  /** Whether a name survives as text: that is how executors are told of it. */
  private static boolean isText(Path file) {
    return Path.of(file.toString()).equals(file);
  }

  private void leaveOut(String file, String reason) {
    leftOut.add(new PartReport.Note(0, file, reason));
    System.err.println(PlainText.of(file) + ": skipped: " + reason);
  }

  /** The clips that are lost on the way, for the error table; stderr names them too. */
  List<PartReport.Note> leftOut() {
    return List.copyOf(leftOut);
  }

  private ListedClip clip(Location file, String written, double start, double end) {
    Storage.Listed listed = sizes.get(file);
    if (listed == null) {
      try {
        listed = storage.listed(file);
      } catch (IOException e) {
        // Absent or not to be read: the task reports it in the error table.
        listed = new Storage.Listed(file, 0, 0);
      }
    }
    String name = base == null ? written : file.relativeTo(base);
    return new ListedClip(file, start, end, name, listed.bytes(), listed.modified());
  }

  private List<Location> remote(Location input) throws IOException {
    List<Storage.Listed> found;
    if (storage.isFolder(input)) {
      String folder = input.hadoop().toString();
      found = new ArrayList<>();
      for (Storage.Listed file : storage.walk(input)) {
        String within = within(folder, file.location());
        boolean hidden = within.startsWith(".") || within.contains("/.");
        if (!hidden && AudioInputs.isNamedAsAudio(within)) {
          found.add(file);
        }
      }
      found.sort(Comparator.comparing(file -> within(folder, file.location())));
    } else if (storage.exists(input)) {
      found = List.of(storage.listed(input));
    } else {
      found = new ArrayList<>(storage.matches(input));
      found.sort(Comparator.comparing(file -> file.location().text()));
    }
    if (found.isEmpty() && !storage.exists(input)) {
      throw new NoSuchFileException(input.text(), null, "no such file or folder");
    }
    found.forEach(file -> sizes.put(file.location(), file));
    return found.stream().map(Storage.Listed::location).toList();
  }

  private static String within(String folder, Location file) {
    String text = file.text();
    int at = text.indexOf(folder);
    return at < 0 ? text : text.substring(at + folder.length()).replaceFirst("^/+", "");
  }

  private List<ListedClip> manifest(Location manifest) throws IOException {
    if (manifest.isLocal()) {
      List<ListedClip> clips = new ArrayList<>();
      for (AudioSegment clip : clips(manifest.path(), manifest)) {
        Location file = Location.of(clip.file());
        clips.add(clip(file, file.text(), clip.start(), clip.end()));
      }
      return clips;
    }
    Path copy = Files.createTempDirectory("sonaffect-");
    try {
      Location folder = manifest.parent();
      for (String name : storage.names(folder)) {
        if (name.matches("(?i).+\\.(ya?ml|csv|tsv|txt|xlsx|parquet)")) {
          fetch(folder.child(name), copy.resolve(name));
        }
      }
      List<ListedClip> clips = new ArrayList<>();
      for (AudioSegment clip : clips(copy.resolve(manifest.name()), manifest)) {
        String relative = copy.relativize(clip.file()).toString().replace('\\', '/');
        if (relative.startsWith("..")) {
          throw new IOException(
              "%s: names %s, which is not in its folder".formatted(manifest, relative));
        }
        Location file = folder.child(relative);
        clips.add(clip(file, file.text(), clip.start(), clip.end()));
      }
      return clips;
    } finally {
      try (var files = Files.list(copy)) {
        for (Path file : files.toList()) {
          Files.deleteIfExists(file);
        }
      }
      Files.deleteIfExists(copy);
    }
  }

  private void fetch(Location from, Path to) throws IOException {
    if (storage.listed(from).bytes() > MOST_MANIFEST_BYTES) {
      throw new IOException("%s: larger than %d bytes".formatted(from, MOST_MANIFEST_BYTES));
    }
    try (InputStream in = storage.open(from)) {
      Files.copy(in, to);
    }
  }

  private List<AudioSegment> clips(Path copy, Location manifest) throws IOException {
    CorpusAudio audio = CorpusLoader.audio(copy);
    Problem.lines(audio.problems()).forEach(line -> System.err.println(PlainText.of(line)));
    Map<String, String> reasons = new LinkedHashMap<>();
    for (Problem problem : audio.problems()) {
      String place = "%s line %d".formatted(problem.file().getFileName(), problem.line());
      reasons.merge(place, problem.message(), (one, other) -> one + "; " + other);
    }
    reasons.forEach(
        (place, reason) ->
            leftOut.add(new PartReport.Note(0, manifest.text(), place + ": " + reason)));
    return audio.clips();
  }
}
