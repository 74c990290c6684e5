package org.sonaffect.corpus.known;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    if (alike.size() == 1) {
      return BuiltinManifest.of(alike.get(0), folder);
    }
    String wanted =
        alike.isEmpty()
            ? "a folder that is laid out like none of the known data sets (%s); expected a manifest"
                .formatted(String.join(", ", BuiltinManifest.FORMATS))
            : "laid out like %s; choose one by a manifest, such as format: %s"
                .formatted(String.join(" and ", alike), alike.get(0));
    throw new CorpusException(folder, 0, wanted);
  }

  /** The formats whose tables are in a folder, with the columns that they must have. */
  public static List<String> recognised(Path folder) throws CorpusException {
    List<Manifest> manifests = new ArrayList<>();
    List<String> alike = new ArrayList<>();
    for (String format : BuiltinManifest.FORMATS) {
      Manifest manifest = BuiltinManifest.of(format, folder);
      if (!manifest.tables().isEmpty()) {
        manifests.add(manifest);
      } else if (IadsE.isIn(folder)) {
        alike.add(format);
      }
    }
    ClipTable.withTables(manifests.get(0).root(), manifests)
        .forEach(manifest -> alike.add(manifest.format().word()));
    return alike;
  }

  private static String text(YamlValue about, String key) {
    return Objects.requireNonNull(about.get(key), key).text().strip();
  }
}
