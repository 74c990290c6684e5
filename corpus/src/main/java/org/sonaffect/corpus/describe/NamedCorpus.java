package org.sonaffect.corpus.describe;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.file.FileException;
import org.sonaffect.corpus.file.YamlValue;

/**
 * What a person named as a corpus: a manifest, or a folder that is read as if a manifest were in
 * it.
 *
 * @param source as it was named
 * @param manifest where the manifest is, or would be
 * @param text of the manifest that would be there; null where it is there
 * @param reason why it is read so; empty where a manifest says it
 */
public record NamedCorpus(Path source, Path manifest, @Nullable String text, String reason) {
  /** A manifest that is there. */
  static NamedCorpus of(Path source, Path manifest) {
    return new NamedCorpus(source, manifest, null, "");
  }

  /**
   * Finds out what is named.
   *
   * @throws CorpusException where a folder holds nothing that can be read as a corpus, or several
   */
  public static NamedCorpus find(Path named) throws CorpusException {
    return Files.isDirectory(named) ? new FolderCorpus(named).find() : of(named, named);
  }

  /** What it says, faults and all. */
  YamlValue document() throws CorpusException {
    try {
      return text == null
          ? YamlValue.read(manifest, "the manifest")
          : YamlValue.parse(manifest, text, "the manifest");
    } catch (FileException e) {
      throw new CorpusException(e);
    }
  }
}
