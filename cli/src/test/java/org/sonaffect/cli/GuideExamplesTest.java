package org.sonaffect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java examples of docs/guide/java.md compile as they stand there, without a warning. */
class GuideExamplesTest {
  private static final Pattern BLOCK = Pattern.compile("(?s)```java\n(.*?)```");
  private static final Pattern CLASS = Pattern.compile("(?s).*?\nclass (\\w+) .*");

  @Test
  void theExamplesCompile(@TempDir Path folder) throws Exception {
    String page = Files.readString(Path.of("..", "docs", "guide", "java.md"));
    List<String> examples =
        BLOCK.matcher(page).results().map((MatchResult found) -> found.group(1)).toList();
    assertTrue(examples.size() >= 2, "examples: " + examples.size());
    for (String example : examples) {
      String name = CLASS.matcher(example).replaceFirst("$1");
      Path source = folder.resolve(name + ".java");
      Files.writeString(source, example);
      List<String> arguments =
          new ArrayList<>(List.of("-Xlint:all", "-Werror", "-proc:none", "-d", folder.toString()));
      arguments.addAll(List.of("-cp", System.getProperty("java.class.path"), source.toString()));
      ByteArrayOutputStream messages = new ByteArrayOutputStream();
      int status =
          ToolProvider.getSystemJavaCompiler()
              .run(null, messages, messages, arguments.toArray(String[]::new));
      assertEquals(0, status, name + ": " + messages.toString(StandardCharsets.UTF_8));
    }
  }
}
