package org.sonaffect.corpus.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sonaffect.audio.stream.ByteSource;
import org.sonaffect.audio.stream.ReadFailure;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Parses a YAML file into {@link YamlValue}s. Tags, anchors, aliases, several documents and doubled
 * keys are refused, so that a file from a stranger can neither name a class nor grow beyond its own
 * size.
 */
record YamlReader(Path file, String whole) {
  /** Far above what a person writes, far below what could exhaust memory. */
  private static final int MOST_BYTES = 1 << 20;

  private static final int DEEPEST = 16;

  /** The whole file, whose top must be a map. */
  YamlValue read() {
    return read(text());
  }

  /** A text as if it stood in the file. */
  YamlValue read(String text) {
    try (YAMLParser parser = YAMLFactory.builder().build().createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.START_OBJECT) {
        throw fault(0, "expected a map of keys and values, as in name: sounds");
      }
      YamlValue top = value(parser, first, "", 0);
      if (parser.nextToken() != null) {
        throw fault(line(parser), "a second document; only one per file is read");
      }
      return top;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
      throw notYaml(line, problem(e), e);
    } catch (IOException | org.yaml.snakeyaml.error.YAMLException e) {
      throw notYaml(0, String.valueOf(e.getMessage()), e);
    }
  }

  /** What is wrong, without what was being done, which is the first line of some messages. */
  private static String problem(JsonProcessingException e) {
    if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblem() != null) {
      return marked.getProblem();
    }
    String message = e.getOriginalMessage();
    return message.startsWith("Expected a field name") ? "a key that is no text" : message;
  }

  private FileException notYaml(int line, String message, Exception cause) {
    String reason = "not YAML: " + message.lines().findFirst().orElse("");
    return new FileException(file, line, reason, cause);
  }

  private FileException fault(int line, String reason) {
    return new FileException(file, line, reason);
  }

  private String text() {
    try {
      if (!Files.isRegularFile(file)) {
        throw fault(0, ReadFailure.noFile(file, whole + ", a YAML file"));
      }
      if (Files.size(file) > MOST_BYTES) {
        throw fault(0, "larger than 1 MiB, the largest YAML file that is read");
      }
      try (InputStream in = ByteSource.bytes(file)) {
        return DecodedText.of(in.readNBytes(MOST_BYTES));
      }
    } catch (CharacterCodingException e) {
      throw DecodedText.malformed(file, e);
    } catch (IOException e) {
      throw new FileException(file, 0, "cannot be read: " + ReadFailure.reason(e), e);
    }
  }

  private static int line(YAMLParser parser) {
    return Math.max(0, parser.currentTokenLocation().getLineNr());
  }

  private YamlValue value(YAMLParser parser, JsonToken token, String path, int depth)
      throws IOException {
    int line = line(parser);
    if (parser.isCurrentAlias() || parser.getObjectId() != null) {
      throw fault(
          line, "anchors and aliases (& and *) are not supported; quote the text if you mean it");
    }
    if (parser.getTypeId() != null) {
      throw fault(line, "tags (!) are not supported; quote the text if you mean it");
    }
    if (depth > DEEPEST) {
      throw fault(line, "nested deeper than " + DEEPEST);
    }
    Object content =
        switch (token) {
          case START_OBJECT -> entries(parser, path, depth);
          case START_ARRAY -> items(parser, path, depth);
          case VALUE_NULL -> YamlValue.absent(parser.getText());
          default -> YamlValue.scalar(parser.getText(), plain(parser, token));
        };
    return new YamlValue(file, line, whole, path, content);
  }

  private Map<String, YamlValue> entries(YAMLParser parser, String path, int depth)
      throws IOException {
    Map<String, YamlValue> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int line = line(parser);
      YamlValue value = value(parser, parser.nextToken(), YamlValue.pathOf(path, key), depth + 1);
      if (entries.put(key, value) != null) {
        throw fault(line, key + " is given twice");
      }
    }
    return Collections.unmodifiableMap(entries);
  }

  private List<YamlValue> items(YAMLParser parser, String path, int depth) throws IOException {
    List<YamlValue> items = new ArrayList<>();
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      items.add(value(parser, t, "%s[%d]".formatted(path, items.size() + 1), depth + 1));
    }
    return List.copyOf(items);
  }

  /** The scalar as YAML resolves it: a number, true or false, else its text. */
  private static Object plain(YAMLParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_NUMBER_INT -> parser.getNumberValue();
      case VALUE_NUMBER_FLOAT -> {
        try {
          yield parser.getDoubleValue();
        } catch (JsonProcessingException e) {
          yield parser.getText(); // .inf and .nan; no value of ours is one
        }
      }
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> parser.getText();
    };
  }
}
