package org.sonaffect.corpus.known;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.clips.ClipTable;
import org.sonaffect.corpus.file.YamlValue;
import org.sonaffect.corpus.manifest.BuiltinManifest;
import org.sonaffect.corpus.manifest.Manifest;

/** The data sets that are read as their authors ship them. */
public final class KnownDataSets {
  private KnownDataSets() {}

  /** All of them, by their word in a manifest. */
  public static List<KnownDataSet> all() {
    return BuiltinManifest.FORMATS.stream().map(KnownDataSets::named).toList();
  }

  /** The data set of a word; an unknown word is an {@link IllegalArgumentException}. */
  public static KnownDataSet named(String format) {
    YamlValue about = Objects.requireNonNull(BuiltinManifest.of(format).get("about"));
    String layout = text(about, "layout");
    return new KnownDataSet(
        format,
        text(about, "title"),
        text(about, "what"),
        text(about, "size"),
        text(about, "licence"),
        text(about, "ask"),
        text(about, "source"),
        layout.substring(0, layout.indexOf('/')),
        layout);
  }

  /**
   * The manifest of a folder that is laid out like one of them.
   *
   * @throws CorpusException where it is like none or like several
   */
  public static Manifest manifest(Path folder) throws CorpusException {
    List<String> alike = recognised(folder);
    String nearly = nearly(folder);
    if (alike.size() == 1 || alike.isEmpty() && nearly != null) {
      return BuiltinManifest.of(
          alike.isEmpty() ? Objects.requireNonNull(nearly) : alike.get(0), folder);
    }
    String wanted =
        alike.isEmpty()
            ? "a folder without a manifest that is laid out like none of the known data sets (%s); `corpus` on it says more"
                .formatted(String.join(", ", BuiltinManifest.FORMATS))
            : "laid out like %s; choose one by a manifest, such as format: %s"
                .formatted(String.join(" and ", alike), alike.get(0));
    throw new CorpusException(folder, 0, wanted);
  }

  /** The formats whose tables are in a folder, with the columns that they must have. */
  public static List<String> recognised(Path folder) throws CorpusException {
    return withFaults(faults(folder), 0);
  }

  /**
   * The format of which a table of ratings is in a folder, while something is wrong with its tables
   * or one is missing; null where there is none, or none that a folder is like more than others.
   */
  public static @Nullable String nearly(Path folder) throws CorpusException {
    Map<String, Integer> faults = faults(folder);
    int fewest = faults.values().stream().mapToInt(Integer::intValue).min().orElse(0);
    List<String> nearest = withFaults(faults, fewest);
    return fewest > 0 && nearest.size() == 1 ? nearest.get(0) : null;
  }

  private static List<String> withFaults(Map<String, Integer> faults, int count) {
    return faults.entrySet().stream()
        .filter(of -> of.getValue() == count)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Of each format that a folder is like, what keeps its tables from being read. */
  private static Map<String, Integer> faults(Path folder) throws CorpusException {
    List<Manifest> manifests = new ArrayList<>();
    Map<String, Integer> faults = new TreeMap<>();
    for (String format : BuiltinManifest.FORMATS) {
      Manifest manifest = BuiltinManifest.of(format, folder);
      if (!manifest.tables().isEmpty()) {
        manifests.add(manifest);
      } else if (IadsE.isIn(folder)) {
        faults.put(format, 0);
      }
    }
    ClipTable.withTables(manifests.get(0).root(), manifests)
        .forEach((manifest, number) -> faults.put(manifest.format().word(), number));
    return faults;
  }

  private static String text(YamlValue about, String key) {
    return Objects.requireNonNull(about.get(key), key).text().strip();
  }
}
