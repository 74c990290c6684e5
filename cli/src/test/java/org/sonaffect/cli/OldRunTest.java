package org.sonaffect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.study.Control;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.summary.Summary;

/** A run folder of version 0.1.0, whose protocol is still called {@code sound}. */
class OldRunTest {
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  private Path run = Path.of("run");

  @BeforeEach
  void unpack() throws IOException {
    run = folder.resolve("run");
    try (InputStream bytes = OldRunTest.class.getResourceAsStream("/golden/old/old.zip");
        ZipInputStream zip = new ZipInputStream(Objects.requireNonNull(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(zip, file);
      }
    }
  }

  @Test
  void saysWhatItWouldSayToday() throws IOException {
    RunFolder old = RunFolder.read(run);
    assertEquals(List.of(Protocol.NESTED), old.summary().protocols());
    assertEquals("nested", old.json().at("/study/protocols/0").asText());
    Summary.Mean ccc = old.summary().means(Protocol.NESTED, Control.NONE, "ccc").get(0);
    Summary.Mean pearson = old.summary().means(Protocol.NESTED, Control.NONE, "pearson").get(0);
    assertTrue(ccc.mean() > 0.5 && ccc.mean() <= pearson.mean(), "computed from predictions.csv");
    assertTrue(old.summary().sentence().contains("protocol nested"), old.summary().sentence());
    assertEquals(0, Terminal.run("report", run.toString(), "--quiet").status());
    String before = page();
    assertFalse(before.contains("rotocol sound"));

    Terminal resumed = resume();
    assertEquals(0, resumed.status(), resumed.err());
    assertEquals(before, page());
    assertTrue(Files.readString(run.resolve("results.csv")).contains("\nnested,none,0,0,"));
    assertFalse(Files.readString(run.resolve("results.json")).contains("\"sound\""));
  }

  @Test
  void isGoneOnWithWhereItStopped() throws IOException {
    String results = Files.readString(run.resolve("results.csv"));
    List<String> trials = Files.readAllLines(run.resolve("trials.jsonl"));
    Files.delete(run.resolve("results.json"));
    // A search of the AutoML whose results were not written down any more.
    List<String> kept =
        trials.stream()
            .filter(line -> !line.contains("\"automl\"") || !line.contains("\"fold\":\"1\""))
            .toList();
    assertTrue(kept.size() < trials.size());
    Files.write(run.resolve("trials.jsonl"), kept);
    Terminal resumed = resume();
    assertEquals(0, resumed.status(), resumed.err());
    List<String> lines = Files.readAllLines(run.resolve("results.csv"));
    results
        .lines()
        .skip(1)
        .forEach(line -> assertTrue(lines.contains(line.replaceFirst("^sound,", "nested,")), line));
    try (Stream<Path> files = Files.list(run.resolve("automl"))) {
      assertTrue(files.noneMatch(file -> file.getFileName().toString().startsWith("sound")));
    }
  }

  private Terminal resume() {
    return Terminal.run(
        "study",
        folder.resolve("corpora/study.yaml").toString(),
        "--resume",
        "--quiet",
        "-o",
        run.toString());
  }

  /** The scores, without what two runs of one study may differ in. */
  private String page() throws IOException {
    String page = Files.readString(run.resolve("report.html"));
    // Learning curves and transfers have no predictions to compute later scores from, and the
    // scale of the raters is not written down.
    return page.substring(page.indexOf("<h1"), page.indexOf(">Learning curves</h2>"))
        .replaceAll("<section class=\"scores\">.*?</section>", "")
        .replaceAll("<div><p class=\"caption\">RMSE on the scale that.*?</table></div></div>", "")
        .replaceAll("Made by sonaffect [^ <]+ on Java [^ <]+, [^ <]+Z", "Made")
        .replaceAll("<td>(&lt; )?[\\d.]+ (ms|s|min|h)</td>", "<td>time</td>")
        .replaceAll("sonaffect (\\d+\\.\\d+\\.\\d+[-\\w.]*|development)", "sonaffect");
  }
}
