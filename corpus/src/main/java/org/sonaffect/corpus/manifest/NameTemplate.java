package org.sonaffect.corpus.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A name with places for other texts: {@code MEMD_audio/{song_id}.mp3}, {@code {Number:000}.mp3}
 * with at least three digits. It makes a name of the texts of columns, and finds the parts in a
 * name. A part has none of the separators (characters that are neither letters nor digits) that the
 * template itself has, so there is one way at most to match it.
 */
public final class NameTemplate {
  private static final Pattern FIELD = Pattern.compile("\\{([^{}:]*)(?::(0{1,9}))?\\}");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");

  private final String text;
  private final List<String> fields = new ArrayList<>();
  private final List<Integer> widths = new ArrayList<>();
  private final List<String> between = new ArrayList<>();

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException where braces do not pair or two places touch
   */
  public NameTemplate(String text) {
    this.text = text;
    Matcher field = FIELD.matcher(text);
    int end = 0;
    while (field.find()) {
      between.add(text.substring(end, field.start()));
      fields.add(field.group(1).strip());
      widths.add(field.group(2) == null ? 0 : field.group(2).length());
      end = field.end();
    }
    between.add(text.substring(end));
    boolean touching = between.size() > 2 && between.subList(1, fields.size()).contains("");
    if (touching || between.stream().anyMatch(part -> part.matches(".*[{}].*"))) {
      throw new IllegalArgumentException("expected names in braces, as in sounds/{id}.wav");
    }
  }

  /** The names in braces; unnamed ones are empty. */
  public List<String> fields() {
    return List.copyOf(fields);
  }

  /** The name that these texts make; null where one of them is absent. */
  public @Nullable String filled(Function<String, @Nullable String> texts) {
    StringBuilder name = new StringBuilder(between.get(0));
    for (int i = 0; i < fields.size(); i++) {
      String part = texts.apply(fields.get(i));
      if (part == null) {
        return null;
      }
      if (WHOLE_NUMBER.matcher(part).matches()) {
        name.append("0".repeat(Math.max(0, widths.get(i) - part.length())));
      }
      name.append(part).append(between.get(i + 1));
    }
    return name.toString();
  }

  /** The named parts of a name, letters' case aside; null where it is not of this form. */
  public @Nullable Map<String, String> parts(String name) {
    Set<String> separators = new TreeSet<>();
    between.forEach(
        part ->
            part.codePoints()
                .filter(c -> !Character.isLetterOrDigit(c))
                .forEach(c -> separators.add("\\x{" + Integer.toHexString(c) + "}")));
    String part = separators.isEmpty() ? "(.+)" : "([^" + String.join("", separators) + "]++)";
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < between.size(); i++) {
      regex.append(i == 0 ? "" : part).append(Pattern.quote(between.get(i)));
    }
    Matcher matcher =
        Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
            .matcher(name);
    if (!matcher.matches()) {
      return null;
    }
    Map<String, String> found = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      found.put(fields.get(i), matcher.group(i + 1));
    }
    return found;
  }

  @Override
  public String toString() {
    return text;
  }
}
