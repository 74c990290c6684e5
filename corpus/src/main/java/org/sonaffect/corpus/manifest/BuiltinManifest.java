package org.sonaffect.corpus.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.CorpusFormat;
import org.sonaffect.corpus.file.YamlValue;

/**
 * The manifests of data sets as their authors ship them: YAML beside this class, with the keys of
 * docs/spec/file-formats.md §3.1 and {@code about}, which says what the data set is.
 */
public final class BuiltinManifest {
  /** The words of {@code format}. To add a data set, write its manifest and name it here. */
  public static final List<String> FORMATS =
      List.of(
          """
          deam emo-soundscapes emomusic iads-e musifeast-17 pmemo soundtracks-1 soundtracks-2
          """
              .split("\\s+"));

  private BuiltinManifest() {}

  /** How a data set of this word lies on disk. */
  public static CorpusFormat format(String word) {
    YamlValue about = Objects.requireNonNull(of(word).get("about"));
    return new CorpusFormat(word, Objects.requireNonNull(about.get("title")).text());
  }

  /**
   * The manifest of a copy of a data set.
   *
   * @param folder of the copy, which messages name in place of a manifest
   */
  public static Manifest of(String format, Path folder) throws CorpusException {
    YamlValue document =
        YamlValue.parse(folder, "format: " + format, "the manifest")
            .with("path", folder.toAbsolutePath().toString());
    return new ManifestReader(folder).read(document);
  }

  /** The manifest of a format. */
  public static YamlValue of(String format) {
    String name = format + ".yaml";
    if (!FORMATS.contains(format)) {
      throw new IllegalArgumentException("there is no format " + format);
    }
    try (InputStream in = BuiltinManifest.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + name);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return YamlValue.parse(Path.of(name), text, "the manifest");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
