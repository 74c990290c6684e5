package org.sonaffect.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A YAML file as plain text values with their lines: scalars, lists and maps, nothing else. Tags,
 * anchors, aliases, several documents and doubled keys are refused, so that a file from a stranger
 * can neither name a class nor grow beyond its own size.
 *
 * @param line line number from 1
 * @param scalar the text of a scalar; null for {@code null}, lists and maps
 * @param items the elements of a list; null where it is none
 * @param entries the entries of a map in file order; null where it is none
 */
public record YamlNode(
    int line,
    @Nullable String scalar,
    @Nullable List<YamlNode> items,
    @Nullable Map<String, YamlNode> entries) {
  private static final int MOST_BYTES = 1 << 20;
  private static final int DEEPEST = 16;

  /** Reads a file whose top is a map. */
  public static YamlNode read(Path file) throws CorpusException {
    String text = text(file);
    try (YAMLParser parser = YAMLFactory.builder().build().createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.START_OBJECT) {
        throw new CorpusException(file, 0, "wanted a map of keys and values, as in name: sounds");
      }
      YamlNode top = node(file, parser, first, 0);
      if (parser.nextToken() != null) {
        throw new CorpusException(file, line(parser), "a second document; one a file is read");
      }
      return top;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
      throw new CorpusException(
          file, line, "not YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""));
    } catch (CorpusException e) {
      throw e;
    } catch (IOException | org.yaml.snakeyaml.error.YAMLException e) {
      throw new CorpusException(
          file, 0, "not YAML: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static String text(Path file) throws CorpusException {
    try {
      if (!Files.isRegularFile(file)) {
        throw new CorpusException(
            file, 0, Files.exists(file) ? "not a regular file" : "there is no such file");
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new CorpusException(file, 0, "larger than 1 MiB, too large for a YAML file of ours");
      }
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new CorpusException(file, 0, "not UTF-8 text");
    } catch (CorpusException e) {
      throw e;
    } catch (IOException e) {
      throw new CorpusException(file, 0, "cannot be read: " + e.getMessage());
    }
  }

  private static int line(YAMLParser parser) {
    return Math.max(0, parser.currentTokenLocation().getLineNr());
  }

  private static YamlNode node(Path file, YAMLParser parser, JsonToken token, int depth)
      throws IOException {
    int line = line(parser);
    if (parser.isCurrentAlias() || parser.getObjectId() != null) {
      throw new CorpusException(
          file, line, "anchors and aliases (& and *) are not read; quote the text if it is meant");
    }
    if (parser.getTypeId() != null) {
      throw new CorpusException(file, line, "tags (!) are not read; quote the text if it is meant");
    }
    if (depth > DEEPEST) {
      throw new CorpusException(file, line, "nested deeper than " + DEEPEST);
    }
    switch (token) {
      case START_OBJECT -> {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String key = parser.currentName();
          int keyLine = line(parser);
          YamlNode value = node(file, parser, parser.nextToken(), depth + 1);
          if (entries.put(key, value) != null) {
            throw new CorpusException(file, keyLine, key + " is given twice");
          }
        }
        return new YamlNode(line, null, null, Collections.unmodifiableMap(entries));
      }
      case START_ARRAY -> {
        List<YamlNode> items = new ArrayList<>();
        for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
          items.add(node(file, parser, t, depth + 1));
        }
        return new YamlNode(line, null, List.copyOf(items), null);
      }
      case VALUE_NULL -> {
        return new YamlNode(line, null, null, null);
      }
      default -> {
        return new YamlNode(line, parser.getText(), null, null);
      }
    }
  }

  /** What kind of value it is, in words. */
  public String kind() {
    if (scalar != null) {
      return "\"" + (scalar.length() > 60 ? scalar.substring(0, 60) + "..." : scalar) + "\"";
    }
    return items != null ? "a list" : entries != null ? "a map" : "nothing";
  }
}
