package org.sonaffect.report.claims;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sonaffect.report.text.Mixtures;
import org.sonaffect.study.TrainingSet;

/**
 * Which corpus of a study stands for the paper's general sounds and which for its music.
 *
 * @param sounds the name of a corpus; null where none is known
 * @param music the name of a corpus; null where none is known
 */
public record Roles(@Nullable String sounds, @Nullable String music) {
  private static final String SOUNDS = "sounds";
  private static final String MUSIC = "music";
  private static final String SOUND = "sound";

  /**
   * The roles of a run: what its study states under {@code roles}, else by the corpora. A corpus
   * counts as sounds where its domain, or else its name, speaks of sound; as music where it speaks
   * of music and not of sound ("sounds with music" are sounds). Of several, the first pair that the
   * study trains on jointly and each alone is taken, else the first of each.
   *
   * <p>A corpus that is stated for one role plays no other; stated for both, it plays none.
   *
   * @param json results.json, or as much of it as {@code corpora}, {@code presentation}, {@code
   *     study.mixtures}
   */
  public static Roles of(JsonNode json) {
    List<String> sounds = candidates(json, SOUNDS, MUSIC, Roles::sound);
    List<String> music = candidates(json, MUSIC, SOUNDS, Roles::music);
    List<TrainingSet> mixtures = Mixtures.of(json.path("study"));
    for (String s : sounds) {
      for (String m : music) {
        boolean joint =
            mixtures.stream()
                .map(TrainingSet::corpora)
                .anyMatch(names -> names.size() == 2 && names.contains(s) && names.contains(m));
        if (joint
            && mixtures.contains(TrainingSet.alone(s))
            && mixtures.contains(TrainingSet.alone(m))) {
          return new Roles(s, m);
        }
      }
    }
    return new Roles(
        sounds.isEmpty() ? null : sounds.get(0), music.isEmpty() ? null : music.get(0));
  }

  /**
   * Refuses a corpus in both roles.
   *
   * @throws IllegalArgumentException naming it
   */
  public Roles {
    if (sounds != null && sounds.equals(music)) {
      throw new IllegalArgumentException("both roles are given to " + sounds);
    }
  }

  /** Whether both roles are played. */
  public boolean complete() {
    return sounds != null && music != null;
  }

  private static List<String> candidates(
      JsonNode json, String role, String other, Predicate<String> speaks) {
    JsonNode stated = json.path("presentation").path("roles");
    List<String> names = new ArrayList<>();
    if (stated.has(role)) {
      names.add(stated.path(role).asText());
    } else {
      names.addAll(matching(json, speaks));
    }
    names.remove(stated.path(other).asText());
    return names;
  }

  private static List<String> matching(JsonNode json, Predicate<String> speaks) {
    List<String> names = new ArrayList<>();
    for (JsonNode corpus : json.path("corpora")) {
      String domain = corpus.path("domain").asText().toLowerCase(Locale.ROOT);
      String name = corpus.path("name").asText();
      String words = sound(domain) || music(domain) ? domain : name.toLowerCase(Locale.ROOT);
      if (speaks.test(words)) {
        names.add(name);
      }
    }
    return names;
  }

  private static boolean sound(String words) {
    return words.replace("soundtrack", "").contains(SOUND);
  }

  private static boolean music(String words) {
    return words.contains(MUSIC) && !sound(words);
  }
}
