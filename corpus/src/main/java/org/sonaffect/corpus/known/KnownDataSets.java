package org.sonaffect.corpus.known;

import java.util.List;
import java.util.Objects;
import org.sonaffect.corpus.file.YamlValue;
import org.sonaffect.corpus.manifest.BuiltinManifest;

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

  private static String text(YamlValue about, String key) {
    return Objects.requireNonNull(about.get(key), key).text().strip();
  }
}
