package org.sonaffect.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.cli.command.StandardOutput;
import org.sonaffect.corpus.demo.BuiltinCorpora;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.model.ModelCard;

/** Train, look at the card, predict, calibrate: as a person does it on the command line. */
class ModelChainTest {
  private static final int CLIPS = 40;

  /** With those that the model is not trained on. */
  private static final int ALL = 70;

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;

  private static Path corpora;
  private static Path model;

  @BeforeAll
  static void train() throws Exception {
    corpora = folder.resolve("corpora");
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      BuiltinCorpora.write(corpora, ALL, pool, Progress.NONE);
    } finally {
      pool.shutdownNow();
    }
    for (String table : List.of("music.csv", "sounds.csv")) {
      List<String> lines = Files.readAllLines(corpora.resolve(table));
      assertEquals(1 + ALL, lines.size());
      Files.write(corpora.resolve(table), lines.subList(0, 1 + CLIPS));
    }
    Files.writeString(
        corpora.resolve("quick.yaml"),
        """
        corpora: [music.yaml, sounds.yaml]
        mixtures: [[1, 1]]
        models: [compact]
        grids: {compact: {regressor: svr, C: 1, projection: pca, share: [0.5, 0.6]}}
        folds: {count: 3, inner: 3, min-stratum: 10}
        augment: none
        """);
    model = folder.resolve("my.model");
    Terminal trained = train(model, "2");
    assertEquals(0, trained.status(), trained.err());
    assertTrue(trained.out().contains("intervals cover"), trained.out());
    assertTrue(trained.out().contains("The model: " + model), trained.out());
    assertTrue(Files.exists(folder.resolve("my.model.run/results.json")));
  }

  private static Terminal train(Path out, String jobs) {
    return Terminal.run(
        "train",
        corpora.resolve("quick.yaml").toString(),
        "--model",
        "compact",
        "--name",
        "mine",
        "--cache",
        folder.resolve("cache").toString(),
        "--jobs",
        jobs,
        "--quiet",
        "-o",
        out.toString());
  }

  private static Terminal predict(String... more) {
    List<String> line = new ArrayList<>(List.of("predict", model.toString(), "--quiet"));
    line.addAll(List.of(more));
    return Terminal.run(line.toArray(String[]::new));
  }

  private static String clip(String corpus, int number) throws Exception {
    try (var files = Files.list(corpora.resolve(corpus))) {
      return files.sorted().toList().get(number).toString();
    }
  }

  @Test
  void trainedAgainOnOtherThreadsTheFileIsTheSame() throws Exception {
    Path again = folder.resolve("again.model");
    assertEquals(0, train(again, "1").status());
    assertArrayEquals(Files.readAllBytes(model), Files.readAllBytes(again));
  }

  @Test
  void theCardIsPrintedWrittenAsAPageAndAsJson() throws Exception {
    Path page = folder.resolve("card.html");
    Terminal card = Terminal.run("model", model.toString(), "--html", page.toString());
    assertEquals(0, card.status(), card.err());
    for (String word :
        List.of("mine", "Demonstration", "R²", "CCC", "Pearson r", "Nominal 90 %", "SHA-256")) {
      assertTrue(card.out().contains(word), word);
    }
    assertTrue(Files.readString(page).contains("Model card: mine (demonstration)"));
    assertFalse(Files.readString(page).contains("<script"));
    JsonNode json = JSON.readTree(Terminal.run("model", model.toString(), "--json").out());
    assertTrue(json.path("demonstration").asBoolean());
    assertEquals(
        2 * CLIPS, json.at("/corpora/0/clips").asInt() + json.at("/corpora/1/clips").asInt());
    assertEquals(4, json.path("intervals").size());
  }

  @Test
  void foldersAndFilesBecomeRowsAndABrokenFileIsNamedAndSkipped() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.wav"), "this is no sound");
    Path table = folder.resolve("affect.csv");
    Terminal said =
        predict(
            corpora.resolve("music").toString(),
            broken.toString(),
            folder.resolve("absent.wav").toString(),
            "-o",
            table.toString());
    assertEquals(1, said.status());
    assertTrue(said.err().contains("broken.wav: skipped: a text file"), said.err());
    assertTrue(said.err().contains("absent.wav: skipped: there is no such file"), said.err());
    assertTrue(said.err().contains("demonstration model"), said.err());
    List<String> lines = Files.readAllLines(table);
    assertEquals(1 + ALL, lines.size());
    assertTrue(
        lines
            .get(0)
            .startsWith(
                "file,start,end,arousal,arousal_low,arousal_high,valence,valence_low,valence_high,"
                    + "domain,novelty"),
        lines.get(0));
    assertFalse(Files.exists(folder.resolve("affect.csv.part")));
    String[] first = lines.get(1).split(",", -1);
    double value = Double.parseDouble(first[3]);
    assertTrue(Double.parseDouble(first[4]) <= value && value <= Double.parseDouble(first[5]));
  }

  @Test
  void aListOnStdinBecomesJsonLinesInItsOrderOnAnyScale() throws Exception {
    InputStream real = System.in;
    Terminal usual;
    Terminal scaled;
    String list = clip("sounds", 3) + "\n" + clip("music", 5) + "\n";
    try {
      System.setIn(new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)));
      usual = predict("-", "--format", "jsonl", "--jobs", "2");
      System.setIn(new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)));
      scaled = predict("-", "--json", "--scale", "1-9", "--jobs", "1");
    } finally {
      System.setIn(real);
    }
    assertEquals(0, usual.status(), usual.err());
    List<String> lines = usual.out().lines().toList();
    List<String> others = scaled.out().lines().toList();
    assertEquals(2, lines.size());
    for (int i = 0; i < 2; i++) {
      JsonNode one = JSON.readTree(lines.get(i));
      JsonNode other = JSON.readTree(others.get(i));
      assertEquals(list.lines().toList().get(i), one.path("file").asText());
      assertTrue(one.path("demonstration").asBoolean());
      assertEquals(5 + 4 * one.path("valence").asDouble(), other.path("valence").asDouble(), 1e-6);
      assertEquals(5, one.path("reasons").size());
      assertEquals(5, one.path("nearest").size());
    }
  }

  @Test
  void aBadPatternIsNamedAndTheRestGoesOn() throws Exception {
    Path music = corpora.resolve("music");
    Terminal said = predict(music + "/[a-.wav", "ba\u001bd\0path/*.wav", clip("music", 1));
    assertEquals(1, said.status(), said.err());
    assertEquals(2, said.out().lines().count(), said.out());
    assertTrue(said.err().contains("[a-.wav: skipped: it is not a valid pattern"), said.err());
    assertTrue(said.err().contains("ba?d?path/*.wav: skipped: it is not a valid path"), said.err());
  }

  @Test
  void aFullDiskBehindStdoutIsAFailure() throws Exception {
    PrintStream real = System.out;
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException("no space left");
          }
        };
    try (PrintStream out = new PrintStream(full, true, StandardCharsets.UTF_8)) {
      System.setOut(out);
      assertEquals(1, Sonaffect.run("predict", "demo", "--quiet", clip("music", 1)));
    } finally {
      System.setOut(real);
    }
    assertTrue(
        StandardOutput.isClosedPipe(new UncheckedIOException(new IOException("Broken pipe"))));
    assertFalse(StandardOutput.isClosedPipe(new IOException("No space left on device")));
  }

  @Test
  void musicIsTheModelThatComesWithTheProgramAndAPathIsAFile() throws Exception {
    Terminal said =
        Terminal.run("predict", "music", clip("music", 0), "--quiet", "--format", "jsonl");
    assertEquals(0, said.status(), said.err());
    JsonNode clip = JSON.readTree(said.out().lines().toList().get(0));
    assertEquals("music", clip.path("domain").asText());
    assertFalse(clip.path("demonstration").asBoolean());
    assertTrue(clip.at("/nearest/0/id").asText().startsWith("audio/"), said.out());
    Terminal file = Terminal.run("predict", "./music", clip("music", 0), "--quiet");
    assertEquals(1, file.status());
    assertTrue(file.err().contains("./music: file: found none"), file.err());
  }

  @Test
  void theDemonstrationIsNamedInEveryForm() throws Exception {
    String notice = ModelCard.DEMONSTRATION_NOTICE;
    assertTrue(predict(clip("music", 0)).out().contains(notice));
    assertTrue(predict(clip("music", 0), "--format", "table").out().endsWith(notice + "\n"));
  }

  @Test
  void aTrainingIsNotBegunWhoseModelIsUnknownOrCannotBeWritten() {
    String study = corpora.resolve("quick.yaml").toString();
    Path away = folder.resolve("no/such/my.model");
    Terminal nowhere = Terminal.run("train", study, "--model", "compact", "-o", away.toString());
    assertEquals(2, nowhere.status());
    assertTrue(nowhere.err().contains("cannot be written"), nowhere.err());
    Terminal unknown =
        Terminal.run("train", study, "--model", "svm", "-o", folder.resolve("x").toString());
    assertEquals(2, unknown.status());
    assertTrue(unknown.err().contains("no model 'svm'"), unknown.err());
  }

  @Test
  void windowsMakeACurve() throws Exception {
    Terminal said =
        predict(clip("music", 0), "--window", "1", "--hop", "0.5", "--domain", "synthetic music");
    assertEquals(0, said.status(), said.err());
    List<String> lines = said.out().lines().toList();
    assertTrue(lines.size() > 4, said.out());
    assertTrue(lines.get(2).contains(",0.5,1.5,"), lines.get(2));
    Terminal table = predict(clip("music", 0), "--format", "table", "--scale", "-1-1");
    assertTrue(table.out().contains("synthetic"), table.out());
    assertTrue(Terminal.run("predict", "demo", clip("music", 0), "--quiet").status() == 0);
  }

  @Test
  void wrongUsageIsToldInWords() throws Exception {
    assertEquals(2, predict(clip("music", 0), "--scale", "9-1").status());
    assertEquals(2, predict(clip("music", 0), "--hop", "1").status());
    assertEquals(2, predict(clip("music", 0), "--window", "0.01").status());
    assertEquals(2, predict(clip("music", 0), "--domain", "speech").status());
    assertEquals(2, predict(clip("music", 0), "-o", "x.txt").status());
    Terminal none = Terminal.run("predict", corpora.resolve("music.csv").toString(), "x.wav");
    assertEquals(1, none.status());
    assertFalse(none.err().contains("Exception"), none.err());
  }

  @Test
  void listenersWhoRateOtherwiseGainByCalibrationAndOthersDoNot() throws Exception {
    // What the model says of the sounds, told on another scale by people who rate all higher.
    Terminal said = predict(corpora.resolve("sounds").toString(), "--domain", "synthetic sounds");
    StringBuilder same = new StringBuilder("file,arousal,valence\n");
    StringBuilder higher = new StringBuilder(same);
    String known = Files.readString(corpora.resolve("sounds.csv"));
    List<String> rows =
        said.out()
            .lines()
            .skip(1)
            .filter(row -> !known.contains(Path.of(row.split(",", -1)[0]).getFileName() + ","))
            .toList();
    assertEquals(ALL - CLIPS, rows.size());
    for (int i = 0; i < rows.size(); i++) {
      String[] cells = rows.get(i).split(",", -1);
      double noise = 0.05 * (i % 5 - 2);
      double arousal = Double.parseDouble(cells[3]);
      double valence = Double.parseDouble(cells[6]);
      same.append(row(cells[0], arousal + noise, valence - noise));
      higher.append(row(cells[0], 0.3 + 0.6 * arousal + noise, valence - noise));
    }
    Path mine = folder.resolve("mine.model");
    Terminal gained = calibrate("higher", higher, mine);
    assertEquals(0, gained.status(), gained.err() + gained.out());
    assertTrue(gained.out().contains("arousal: gained by a shift"), gained.out());
    assertTrue(gained.out().contains("valence: no gain beyond chance"), gained.out());
    Terminal card = Terminal.run("model", mine.toString());
    assertTrue(card.out().contains("Adapted to the listeners of higher"), card.out());
    Path not = folder.resolve("not.model");
    Terminal nothing = calibrate("same", same, not);
    assertEquals(1, nothing.status());
    assertFalse(Files.exists(not), "nothing is written");
    assertTrue(nothing.out().contains("No gain"), nothing.out());
    assertEquals(0, calibrate("same", same, not, "--anyway").status());
    assertTrue(Files.exists(not));
    StringBuilder few = new StringBuilder(same.substring(0, nth(same, 20)));
    Terminal refused = calibrate("few", few, folder.resolve("few.model"));
    assertEquals(1, refused.status());
    assertTrue(refused.err().contains("19 rated clips, expected 20"), refused.err());
  }

  private static int nth(StringBuilder text, int lines) {
    int at = 0;
    for (int i = 0; i < lines; i++) {
      at = text.indexOf("\n", at) + 1;
    }
    return at;
  }

  private static String row(String file, double arousal, double valence) {
    return String.format(
        Locale.ROOT,
        "sounds/%s,%.6f,%.6f%n",
        Path.of(file).getFileName(),
        Math.max(-1, Math.min(1, arousal)),
        Math.max(-1, Math.min(1, valence)));
  }

  private static Terminal calibrate(String name, StringBuilder csv, Path out, String... more)
      throws Exception {
    Files.writeString(corpora.resolve(name + ".csv"), csv);
    Path manifest =
        Files.writeString(
            corpora.resolve(name + ".yaml"),
            """
            name: %s
            domain: synthetic sounds
            clips: %s.csv
            scale: [-1, 1]
            """
                .formatted(name, name));
    List<String> line =
        new ArrayList<>(
            List.of(
                "calibrate",
                model.toString(),
                manifest.toString(),
                "--quiet",
                "--cache",
                folder.resolve("cache").toString(),
                "-o",
                out.toString()));
    line.addAll(List.of(more));
    return Terminal.run(line.toArray(String[]::new));
  }
}
