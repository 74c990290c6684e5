package org.sonaffect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sonaffect.testkit.TestWav;

/** Names of files outside ASCII in a process whose locale knows ASCII only, as that of cron. */
class LocaleTest {
  private static final String NAME = "\u65e5\u672c.wav";

  @TempDir Path folder;

  @BeforeEach
  void clips() throws IOException {
    assumeTrue(File.separatorChar == '/', "Windows has names in Unicode");
    TestWav.write(folder.resolve("plain.wav"), 8000, 0.3, 1);
    TestWav.write(folder.resolve(NAME), 8000, 0.3, 2);
    Files.writeString(
        folder.resolve("clips.csv"), "file,arousal,valence\nplain.wav,1,2\n" + NAME + ",3,4\n");
    Files.writeString(
        folder.resolve("corpus.yaml"), "name: a\ndomain: a\nclips: clips.csv\nscale: [1, 9]\n");
    Files.writeString(folder.resolve("list.txt"), "plain.wav\n" + NAME + "\n");
  }

  private record Ended(int status, String said) {}

  /** What a shell runs in the folder in some locale; $java is the program. */
  private Ended sh(String locale, String line) throws IOException, InterruptedException {
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", line).directory(folder.toFile());
    shell.environment().put("LC_ALL", locale);
    shell
        .environment()
        .put(
            "java",
            Path.of(System.getProperty("java.home"), "bin", "java")
                + " -XX:TieredStopAtLevel=1 -Xmx512m -Djava.awt.headless=true");
    // Entries outside ASCII would be lost as well.
    shell
        .environment()
        .put(
            "CLASSPATH",
            Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator)));
    Process process = shell.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "features . -o f.csv",
        "features corpus.yaml -o f.csv",
        "predict demo " + NAME,
        "predict demo - < list.txt"
      })
  void theWorkStopsWhereJavaCannotNameAFile(String line) throws Exception {
    Ended ended = sh("C", "$java org.sonaffect.cli.Sonaffect " + line + " --quiet");
    assertEquals(1, ended.status(), ended.said());
    assertTrue(ended.said().contains("LC_ALL=C.UTF-8"), ended.said());
    assertFalse(Files.exists(folder.resolve("f.csv")));
  }

  @Test
  void namesInAsciiNeedNoOtherLocale() throws Exception {
    Ended ended = sh("C", "$java org.sonaffect.cli.Sonaffect features plain.wav -o f.csv");
    assertEquals(0, ended.status(), ended.said());
  }

  @Test
  void theLauncherChoosesALocaleInWhichAllNamesSurvive() throws Exception {
    Path launcher = Path.of("../sonaffect").toAbsolutePath().normalize();
    assumeTrue(Files.isExecutable(launcher));
    assumeTrue(sh("C.UTF-8", "locale charmap").said().strip().equals("UTF-8"));
    // A distribution, whose Java says what locale it is started in.
    Files.copy(launcher, folder.resolve("sonaffect"));
    Path java = Files.createDirectories(folder.resolve("runtime/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho \"$LC_ALL\"\n");
    assertTrue(java.toFile().setExecutable(true));
    List<String> found = new ArrayList<>();
    for (String locale : List.of("C", "POSIX", "xx_YY.UTF-8")) {
      found.add(sh(locale, "bash ./sonaffect 2>/dev/null").said().strip());
    }
    assertEquals(List.of("C.UTF-8", "C.UTF-8", "C.UTF-8"), found);
  }
}
