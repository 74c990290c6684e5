package org.sonaffect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.testkit.WavBytes;

/** A study with a signal, its model, and what that says of the same sound made in other ways. */
class SignalChainTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CLIPS = 26;
  private static final int RATE = 16000;

  @TempDir Path folder;

  /** A tone with overtones that swells; with so much silence before and behind. */
  private static int[] tone(int number, double gain, double silence) {
    int edge = (int) (silence * RATE);
    int[] samples = new int[2 * edge + RATE];
    for (int i = 0; i < RATE; i++) {
      double t = i / (double) RATE;
      double swell = 0.6 + 0.4 * Math.sin(2 * Math.PI * (1 + number % 5) * t);
      double wave = 0;
      for (int h = 1; h <= 6; h++) {
        wave += Math.sin(2 * Math.PI * h * (180 + 30 * number) * t) / h;
      }
      samples[edge + i] = (int) Math.round(9000 * gain * swell * wave);
    }
    return samples;
  }

  private String wav(String name, int[] samples) throws Exception {
    Path file = folder.resolve(name);
    Files.write(file, new WavBytes().rate(RATE).samples(samples).build());
    return file.toString();
  }

  private static Terminal run(String... line) {
    Terminal said = Terminal.run(line);
    assertEquals(0, said.status(), said.err());
    return said;
  }

  private static JsonNode predicted(Path model, String file) throws Exception {
    String said = run("predict", model.toString(), file, "--format", "jsonl", "--quiet").out();
    return JSON.readTree(said.lines().toList().get(0));
  }

  @Test
  void aModelConditionsAllAudioAsItsTrainingClips() throws Exception {
    StringBuilder csv = new StringBuilder("file,arousal,valence\n");
    for (int i = 0; i < CLIPS; i++) {
      String name = wav("c" + i + ".wav", tone(i, 1, 0));
      // As people write them: with the folders of their machine.
      csv.append(String.format(Locale.ROOT, "%s,%d,%d%n", name, 1 + 7 * i % 9, 1 + i % 5));
    }
    Files.writeString(folder.resolve("clips.csv"), csv);
    Files.writeString(
        folder.resolve("corpus.yaml"),
        "name: tones\ndomain: sounds\nclips: clips.csv\nscale: [1, 9]\n");
    Path study =
        Files.writeString(
            folder.resolve("study.yaml"),
            """
            corpora: [corpus.yaml]
            sets: tonal
            signal: {rate: 8000, trim: 50, loudness: -20}
            models: [small]
            grids: {small: {regressor: svr, C: 1}}
            folds: {count: 3, inner: 2, min-stratum: 6}
            augment: none
            notes: A model of tones.
            """);
    Path model = folder.resolve("m.model");
    Path cache = folder.resolve("cache");
    run(
        "train",
        study.toString(),
        "--model",
        "small",
        "--cache",
        cache.toString(),
        "--quiet",
        "-o",
        model.toString());
    String version = "tonal-1.signal-1.rate-8000.trim-50.loudness-20";
    try (var kept = Files.list(cache)) {
      assertTrue(kept.anyMatch(f -> f.getFileName().toString().equals(version + "-audio-2")));
    }
    JsonNode results = JSON.readTree(folder.resolve("m.model.run/results.json").toFile());
    assertEquals("rate=8000,trim=50,loudness=-20", results.at("/study/signal").asText());
    JsonNode card = JSON.readTree(run("model", model.toString(), "--json").out());
    assertEquals(version, card.path("extractor").asText());
    assertEquals("A model of tones.", card.at("/limits/0").asText());
    assertFalse(Files.readString(model, StandardCharsets.ISO_8859_1).contains(folder.toString()));

    JsonNode plain = predicted(model, wav("plain.wav", tone(3, 1, 0)));
    JsonNode soft = predicted(model, wav("soft.wav", tone(3, 0.25, 0)));
    JsonNode late = predicted(model, wav("late.wav", tone(3, 1, 0.5)));
    for (String target : List.of("arousal", "valence")) {
      double wanted = plain.required(target).asDouble();
      assertEquals(wanted, soft.required(target).asDouble(), 0.005, target);
      assertEquals(wanted, late.required(target).asDouble(), 0.05, target); // 20 ms more of 1 s
    }
    List<String> curve = new ArrayList<>();
    run(
            "predict",
            model.toString(),
            folder.resolve("late.wav").toString(),
            "--window",
            "0.5",
            "--quiet")
        .out()
        .lines()
        .forEach(curve::add);
    assertEquals(1 + 4, curve.size(), curve.toString());
    run(
        "calibrate",
        model.toString(),
        folder.resolve("corpus.yaml").toString(),
        "--cache",
        cache.toString(),
        "--anyway",
        "--quiet",
        "-o",
        folder.resolve("own.model").toString());
  }
}
