package org.sonaffect.corpus.manifest;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.file.NearestName;
import org.sonaffect.corpus.file.YamlValue;

/**
 * Reads what a manifest says of tables, audio and groups (docs/spec/file-formats.md §3.1).
 *
 * @param names of our columns
 */
record LayoutReader(ManifestKeys keys, List<String> names) {
  private static final List<String> TABLE_KEYS =
      List.of("file", "columns", "header", "only", "optional", "ragged");
  private static final List<String> GROUP_KEYS = List.of("name", "parts", "column");

  /** More tables or rules than any data set has. */
  private static final int MOST = 100;

  /** The table that {@code clips} names. */
  TableSource clips(Path file) {
    return new TableSource(
        keys.line("clips"), file, null, columns(keys), false, Map.of(), false, false);
  }

  /** The tables of the key {@code tables}. */
  List<TableSource> tables(Path root) {
    List<TableSource> tables = new ArrayList<>();
    maps("tables", TABLE_KEYS, "{file: ratings.csv, columns: {id: Number}}")
        .forEach((value, table) -> add(tables, value, table, root));
    return tables;
  }

  private void add(List<TableSource> tables, YamlValue value, ManifestKeys table, Path root) {
    Path file = within(root, table.required("file", "the path of a table"), table, value);
    Map<String, String> columns = columns(table);
    List<String> header = table.has("header") ? table.names("header") : null;
    if (header != null) {
      Set<String> seen = new HashSet<>();
      for (String name : header) {
        if (!seen.add(name)) {
          table.problem(table.line("header"), "header has the column " + name + " twice");
        }
      }
    }
    if (file != null) {
      tables.add(
          new TableSource(
              table.has(value) ? value.line() : 0,
              file,
              header,
              columns,
              header == null && table.has("columns"),
              table.values("only", "{scale: arousal}"),
              table.flag("optional"),
              table.flag("ragged")));
    }
  }

  private static @Nullable Path within(
      Path root, String text, ManifestKeys table, YamlValue value) {
    try {
      Path file = root.resolve(text).normalize();
      if (text.isEmpty() || file.startsWith(root)) {
        return text.isEmpty() ? null : file;
      }
      table.problem(value.line(), "the table " + text + " is not in the folder " + root);
    } catch (InvalidPathException e) {
      table.problem(value.line(), "the table " + text + " is not a valid path: " + e.getReason());
    }
    return null;
  }

  private Map<String, String> columns(ManifestKeys table) {
    Map<String, String> columns = new LinkedHashMap<>();
    table
        .map("columns", "{file: id}")
        .forEach(
            (ours, theirs) -> {
              if (names.contains(ours)) {
                String wanted = "the name of a column";
                columns.put(ours, table.tried(() -> ManifestKeys.text(theirs, wanted), ""));
              } else {
                table.problem(
                    theirs.line(),
                    "unknown column %s%s (columns maps our names to yours; ours are %s)"
                        .formatted(ours, NearestName.hint(ours, names), String.join(", ", names)));
              }
            });
    return columns;
  }

  /** Where the audio is: templates in the order of trying. */
  List<NameTemplate> audio() {
    List<NameTemplate> audio = new ArrayList<>();
    List<String> texts = keys.names("audio");
    if (texts.size() > MOST) {
      keys.problem(keys.line("audio"), "audio has more than %d places".formatted(MOST));
      return audio;
    }
    for (String text : texts) {
      NameTemplate template = template(text, keys.line("audio"), "audio");
      if (template != null && template.fields().isEmpty()) {
        keys.problem(
            keys.line("audio"),
            "audio is %s, which names no column in braces, as in sounds/{id}.wav".formatted(text));
      } else if (template != null) {
        audio.add(template);
      }
    }
    return audio;
  }

  /** The rules of the key {@code group}. */
  List<GroupRule> groups() {
    List<GroupRule> rules = new ArrayList<>();
    maps("group", GROUP_KEYS, "{name: '{artist}_{}', parts: ['{artist}']}")
        .forEach((value, rule) -> rule(rule, value.line(), rules::add));
    return rules;
  }

  private void rule(ManifestKeys rule, int line, Consumer<GroupRule> out) {
    NameTemplate name = template(rule.required("name", "the form of a name"), line, "name");
    if (name == null) {
      return;
    }
    List<NameTemplate> parts = new ArrayList<>();
    List<String> texts = rule.names("parts");
    List<String> named = name.fields().stream().filter(field -> !field.isEmpty()).toList();
    if (texts.isEmpty()) {
      texts = named.stream().map(field -> "{" + field + "}").toList();
    }
    for (String text : texts) {
      NameTemplate part = template(text, line, "parts");
      if (part != null && named.containsAll(part.fields()) && !part.fields().isEmpty()) {
        parts.add(part);
      } else if (part != null) {
        keys.problem(line, "parts has %s, expected parts of the name %s".formatted(text, name));
      }
    }
    if (parts.isEmpty()) {
      keys.problem(line, "the name %s has no part in braces that clips share".formatted(name));
    }
    String column = rule.text("column", "");
    out.accept(new GroupRule(column.isEmpty() ? null : column, name, parts));
  }

  private @Nullable NameTemplate template(String text, int line, String key) {
    try {
      return new NameTemplate(text);
    } catch (IllegalArgumentException e) {
      keys.problem(line, "%s is %s, %s".formatted(key, text, e.getMessage()));
      return null;
    }
  }

  /** The maps of a list, or a map alone; others are problems. */
  private Map<YamlValue, ManifestKeys> maps(String key, List<String> allowed, String example) {
    Map<YamlValue, ManifestKeys> maps = new LinkedHashMap<>();
    YamlValue list = keys.get(key);
    if (list != null && list.isList() && ManifestKeys.elements(list).size() > MOST) {
      keys.problem(list.line(), "%s has more than %d elements".formatted(key, MOST));
      return maps;
    }
    for (YamlValue value : list == null ? List.<YamlValue>of() : ManifestKeys.elements(list)) {
      if (!value.isMap()) {
        keys.problem(value.wanted("a map, as in " + key + ": " + example));
        continue;
      }
      value
          .entries()
          .forEach(
              (word, each) -> {
                if (!allowed.contains(word)) {
                  String hint = NearestName.hint(word, allowed);
                  String message = "%s has the unknown key %s%s (allowed are %s)";
                  keys.problem(
                      each.line(), message.formatted(key, word, hint, String.join(", ", allowed)));
                }
              });
      maps.put(value, keys.within(value));
    }
    return maps;
  }
}
