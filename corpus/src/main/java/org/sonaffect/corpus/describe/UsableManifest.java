package org.sonaffect.corpus.describe;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.file.YamlValue;
import org.sonaffect.corpus.manifest.Manifest;

/**
 * A manifest without the keys that are wrong, so that a fault in one of them does not hide those of
 * tables and audio. Keys that decide rows or ratings are never dropped.
 */
record UsableManifest(NamedCorpus named) {
  private static final Set<String> NEEDED =
      Set.of("clips", "tables", "format", "path", "audio", "columns", "scale", "features");

  /**
   * Reads it.
   *
   * @param problems gets what is wrong with it
   * @throws CorpusException where it cannot be used
   */
  Manifest read(List<Problem> problems) throws CorpusException {
    YamlValue document = named.document();
    try {
      return Manifest.of(named.manifest(), document);
    } catch (CorpusException e) {
      YamlValue mended = mended(document, e.problems());
      if (mended == null) {
        throw e;
      }
      Manifest manifest;
      try {
        manifest = Manifest.of(named.manifest(), mended);
      } catch (CorpusException again) {
        throw e;
      }
      problems.addAll(e.problems());
      return manifest;
    }
  }

  /** Without the keys that problems stand in; null where one of them is needed. */
  private static @Nullable YamlValue mended(YamlValue document, List<Problem> problems) {
    Set<String> wrong = new HashSet<>();
    for (Problem problem : problems) {
      String message = problem.message();
      String key =
          message.startsWith("name is missing") || message.startsWith("domain is missing")
              ? message.substring(0, message.indexOf(' '))
              : keyAt(document.entries(), problem.line());
      if (key == null || NEEDED.contains(key)) {
        return null;
      }
      wrong.add(key);
    }
    YamlValue mended = document;
    for (String key : wrong) {
      mended = mended.without(key);
    }
    if (!mended.entries().containsKey("format")) {
      mended = wrong.contains("name") ? mended.with("name", "corpus") : mended;
      mended = wrong.contains("domain") ? mended.with("domain", "sounds") : mended;
    }
    return mended;
  }

  /** The key whose value a line belongs to. */
  private static @Nullable String keyAt(Map<String, YamlValue> entries, int line) {
    String key = null;
    for (Map.Entry<String, YamlValue> entry : entries.entrySet()) {
      if (entry.getValue().line() <= line) {
        key = entry.getKey();
      }
    }
    return key;
  }
}
