package org.sonaffect.corpus.manifest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Groups from parts of a name: clips that have a part in common are of one group, and so are all
 * that are connected through others.
 *
 * @param column whose text is looked at; null for the name of the audio without its ending
 * @param name the form of the text
 * @param parts what two clips may have in common, made of the parts of the name
 */
public record GroupRule(@Nullable String column, NameTemplate name, List<NameTemplate> parts) {
  /** The parts of a text; none where it is of another form. */
  public List<String> partsOf(String text) {
    Map<String, String> found = name.parts(text);
    return found == null
        ? List.of()
        : parts.stream().map(part -> String.valueOf(part.filled(found::get))).toList();
  }
}
