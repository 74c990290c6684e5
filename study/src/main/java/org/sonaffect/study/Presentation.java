package org.sonaffect.study;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.file.YamlValue;

/**
 * How a study's results are read beside the paper's. Nothing here decides a number, so a run may be
 * continued under another presentation.
 *
 * @param sounds the name of the corpus that stands for the paper's general sounds; null to find it
 *     by name and domain
 * @param music the name of the corpus that stands for the paper's music; null likewise
 * @param published the paper's tables that are quoted in the report whatever the corpora: {@code
 *     table-1}, {@code table-2}; for IADS-E and PMEmo they are quoted anyway
 * @param headline the model that the answer is about, chosen before any score is seen; null: the
 *     answer tells of every model
 * @param notes sentences that the card of a model trained by the study begins its limits with
 */
public record Presentation(
    @Nullable String sounds,
    @Nullable String music,
    List<String> published,
    @Nullable String headline,
    List<String> notes) {
  /** The tables that can be quoted. */
  public static final List<String> TABLES = List.of("table-1", "table-2");

  /** Copies the list. */
  public Presentation {
    published = List.copyOf(published);
    notes = List.copyOf(notes);
  }

  /** What of it a model's training keeps. */
  Presentation ofTraining() {
    return new Presentation(null, null, List.of(), null, notes);
  }

  /**
   * Reads {@code roles: {sounds: NAME, music: NAME}}, {@code published: table-2} (or a list),
   * {@code headline: MODEL} and {@code notes: TEXT} (or a list).
   *
   * @throws StudyException naming the key and what was expected
   */
  static Presentation read(YamlValue root, List<StudyModel> models) {
    YamlValue roles = root.get("roles");
    String sounds = null;
    String music = null;
    if (roles != null) {
      roles.mapping(List.of("sounds", "music"));
      sounds = roles.name("sounds");
      music = roles.name("music");
      if (sounds != null && sounds.equals(music)) {
        throw roles.error("gives both roles to %s".formatted(sounds));
      }
    }
    List<String> published = new ArrayList<>();
    YamlValue tables = root.get("published");
    if (tables != null) {
      for (YamlValue table : tables.itemsOrSelf()) {
        published.add(table.oneOf(TABLES));
      }
    }
    YamlValue headline = root.get("headline");
    YamlValue notes = root.get("notes");
    return new Presentation(
        sounds,
        music,
        published.stream().distinct().toList(),
        headline == null ? null : headline.oneOf(models.stream().map(StudyModel::name).toList()),
        notes == null ? List.of() : notes.texts());
  }

  /**
   * Checks the roles against the corpora that were loaded.
   *
   * @throws StudyException where a role is given to a corpus that the study has not
   */
  public void check(List<String> corpora) {
    Stream.of("sounds", "music")
        .forEach(
            role -> {
              String name = role.equals("sounds") ? sounds : music;
              if (name != null && !corpora.contains(name)) {
                throw new StudyException(
                    "roles.%s is %s, expected one of the study's corpora, %s"
                        .formatted(role, name, corpora));
              }
            });
  }
}
