package org.sonaffect.corpus.describe;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.RatingScale;
import org.sonaffect.corpus.known.KnownDataSets;
import org.sonaffect.corpus.manifest.FolderManifest;
import org.sonaffect.corpus.table.NumericTable;
import org.sonaffect.corpus.table.NumericTable.Kind;

/**
 * The corpus of a folder: that of the manifest in it; a known data set, as its tables show; or a
 * table with the columns of clips, whose scale is then guessed.
 */
record FolderCorpus(Path folder) {
  /** The usual scales, of which the first that holds all ratings is guessed. */
  private static final List<RatingScale> SCALES =
      List.of(
          new RatingScale(0, 1),
          new RatingScale(-1, 1),
          new RatingScale(1, 5),
          new RatingScale(1, 7),
          new RatingScale(1, 9),
          new RatingScale(0, 10),
          new RatingScale(0, 100),
          new RatingScale(-100, 100));

  NamedCorpus find() throws CorpusException {
    Path manifest = FolderManifest.find(folder);
    if (manifest != null) {
      return NamedCorpus.of(folder, manifest);
    }
    List<NamedCorpus> known = new ArrayList<>();
    List<String> titles = new ArrayList<>();
    for (String format : KnownDataSets.recognised(folder)) {
      known.add(known(format, "its tables are laid out as those of "));
      titles.add(format);
    }
    if (known.size() > 1) {
      throw several("known data sets", titles);
    }
    return known.isEmpty() ? ofTable(FolderManifest.entries(folder)) : known.get(0);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static boolean hasEnding(Path file, String... endings) {
    String name = name(file).toLowerCase(Locale.ROOT);
    return Arrays.stream(endings).anyMatch(name::endsWith) && Files.isRegularFile(file);
  }

  private CorpusException several(String what, List<String> names) {
    return new CorpusException(
        folder, 0, "holds several %s: %s; name one".formatted(what, String.join(", ", names)));
  }

  /** The folder as a data set. */
  private NamedCorpus known(String format, String reason) {
    String text = "format: %s\npath: .\n".formatted(format);
    String title = KnownDataSets.named(format).title();
    return new NamedCorpus(folder, folder.resolve(FolderManifest.USUAL), text, reason + title);
  }

  private NamedCorpus ofTable(List<Path> entries) throws CorpusException {
    List<NamedCorpus> found = new ArrayList<>();
    List<String> looked = new ArrayList<>();
    for (Path entry : entries) {
      if (hasEnding(entry, ".csv", ".tsv", ".txt")) {
        looked.add(name(entry));
        NamedCorpus corpus = ofTable(entry);
        if (corpus != null) {
          found.add(corpus);
        }
      }
    }
    if (found.size() > 1) {
      throw several(
          "tables of clips", found.stream().map(corpus -> corpus.reason().split(" ")[0]).toList());
    }
    String nearly = found.isEmpty() ? KnownDataSets.nearly(folder) : null;
    if (nearly != null) {
      return known(nearly, "one of its tables has the name of one of ");
    }
    if (found.isEmpty()) {
      throw new CorpusException(
          folder,
          0,
          ("no corpus: there is no manifest, no known data set (corpus --known), and no table with"
                  + " columns file, arousal and valence%s; docs/CORPORA.md shows what to write")
              .formatted(looked.isEmpty() ? "" : " (looked at " + listed(looked) + ")"));
    }
    return found.get(0);
  }

  private static String listed(List<String> names) {
    int most = 6;
    return names.stream().limit(most).collect(Collectors.joining(", "))
        + (names.size() > most ? " and " + (names.size() - most) + " more" : "");
  }

  private @Nullable NamedCorpus ofTable(Path table) {
    NumericTable read;
    try {
      Set<String> ratings = Set.of("arousal", "valence");
      read =
          NumericTable.read(
              table,
              name -> ratings.contains(name.toLowerCase(Locale.ROOT)) ? Kind.NUMBER : Kind.IGNORED);
    } catch (CorpusException e) {
      return null;
    }
    boolean named = read.column("file") >= 0 || read.column("id") >= 0;
    if (!named || read.numberColumns().size() < 2) {
      return null;
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < read.rows(); i++) {
      for (float value : read.numbers(i)) {
        low = Float.isFinite(value) ? Math.min(low, value) : low;
        high = Float.isFinite(value) ? Math.max(high, value) : high;
      }
    }
    RatingScale scale = null;
    for (RatingScale usual : SCALES) {
      if (scale == null && usual.holds(low) && usual.holds(high)) {
        scale = usual;
      }
    }
    if (scale == null) {
      return null;
    }
    String text =
        """
        name: %s
        domain: sounds
        clips: %s
        scale: %s
        """
                .formatted(corpusName(), quoted(name(table)), scale)
            + (read.column("file") < 0 ? "columns: {file: id}\n" : "");
    String reason =
        "%s has the columns of clips; the scale %s is a guess: the first common one that contains all ratings"
            .formatted(name(table), scale);
    return new NamedCorpus(folder, folder.resolve(FolderManifest.USUAL), text, reason);
  }

  /** The folder's name, as far as it may be one of a corpus. */
  private String corpusName() {
    Path real = Objects.requireNonNullElse(folder.toAbsolutePath().normalize(), folder);
    String name = name(real).replaceAll("[^\\p{L}\\p{N} ._-]", "").strip();
    String begun = name.replaceFirst("^[^\\p{L}\\p{N}]+", "");
    return quoted(begun.isEmpty() ? "corpus" : begun.substring(0, Math.min(64, begun.length())));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
