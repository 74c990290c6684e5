package org.sonaffect.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.server.access.Proxies;
import org.sonaffect.server.access.Sharing;

/** A corpus or a run of a stranger makes the server hand out nothing but its own files. */
class ServedFoldersTest {
  @TempDir private Path folder;

  private Path strange;
  private Path outside;

  @BeforeEach
  void aStrangersCorpusBesidePrivateFiles() throws IOException {
    strange = Files.createDirectory(folder.resolve("strange"));
    outside = Files.createDirectory(folder.resolve("private"));
    Files.write(outside.resolve("diary.wav"), Sounds.rising(0.5));
    Files.writeString(outside.resolve("secret.txt"), "the password");
    Files.write(strange.resolve("ok.wav"), Sounds.rising(0.5));
    Files.writeString(strange.resolve("notes.wav"), "these are words");
    Files.write(strange.resolve("wide.wav"), "words in UTF-16".getBytes(StandardCharsets.UTF_16LE));
    Files.createSymbolicLink(strange.resolve("link.wav"), outside.resolve("diary.wav"));
    Files.createSymbolicLink(strange.resolve("away"), outside);
    Files.createSymbolicLink(strange.resolve("near.wav"), Path.of("ok.wav"));
  }

  private Path manifest(String more) throws IOException {
    return Files.writeString(
        strange.resolve("corpus.yaml"), "name: strange\ndomain: sounds\n" + more);
  }

  private Path clips(String... files) throws IOException {
    StringBuilder rows = new StringBuilder("file,arousal,valence\n");
    for (String file : files) {
      rows.append(file).append(",4,5\n");
    }
    Files.writeString(strange.resolve("clips.csv"), rows);
    return manifest("scale: [1, 9]\nclips: clips.csv\n");
  }

  private Served served(List<Path> corpora, List<Path> audio, List<Path> runs) throws IOException {
    return Served.with(
        new ServeOptions(
            "127.0.0.1",
            0,
            Set.of(),
            new Proxies(Set.of()),
            folder.resolve("state"),
            corpora,
            audio,
            runs,
            Served.LIMITS,
            "test",
            Sharing.OPEN));
  }

  @Test
  void onlyAudioBelowTheManifestIsHandedOut() throws IOException {
    Path corpus =
        clips(
            "ok.wav",
            "near.wav",
            outside.resolve("diary.wav").toString(),
            "../private/diary.wav",
            "link.wav",
            "away/diary.wav",
            outside.resolve("secret.txt").toString(),
            "notes.wav",
            "wide.wav",
            "clips.csv",
            "nowhere.wav");
    try (Served served = served(List.of(corpus), List.of(), List.of())) {
      JsonNode clips = Served.json(served.get("api/v1/corpora/0/clips"));
      assertEquals(11, clips.size());
      for (int i = 0; i < clips.size(); i++) {
        int status = served.get("api/v1/corpora/0/clips/" + i + "/audio").statusCode();
        assertEquals(i < 2 ? 200 : 404, status, clips.get(i).toString());
      }
      assertTrue(clips.get(0).path("audio").asBoolean());
      assertFalse(clips.get(2).path("audio").asBoolean());
      assertFalse(clips.get(4).path("audio").asBoolean());
    }
  }

  @Test
  void aFolderThatThePersonAllowsIsServedToo() throws IOException {
    Path corpus = clips("ok.wav", "link.wav", outside.resolve("secret.txt").toString());
    try (Served served = served(List.of(corpus), List.of(outside), List.of())) {
      assertArrayEquals(
          Files.readAllBytes(outside.resolve("diary.wav")),
          served.get("api/v1/corpora/0/clips/1/audio").body());
      assertEquals(404, served.get("api/v1/corpora/0/clips/2/audio").statusCode());
    }
  }

  @Test
  void aTableElsewhereIsNotRead() throws IOException {
    Files.writeString(
        outside.resolve("people.csv"), "name,age,income\nAnn,4,5\n", StandardCharsets.UTF_8);
    String columns = "scale: [1, 9]\ncolumns: {file: name, arousal: age, valence: income}\n";
    Path straight = manifest("clips: ../private/people.csv\n" + columns);
    IOException refused =
        assertThrows(IOException.class, () -> served(List.of(straight), List.of(), List.of()));
    assertTrue(refused.getMessage().contains("--allow-audio"), refused.getMessage());
    Files.createSymbolicLink(strange.resolve("mine.csv"), outside.resolve("people.csv"));
    Path linked = manifest("clips: mine.csv\n" + columns);
    assertThrows(IOException.class, () -> served(List.of(linked), List.of(), List.of()));
    try (Served served = served(List.of(linked), List.of(outside), List.of())) {
      assertEquals(1, Served.json(served.get("api/v1/corpora/0/clips")).size());
    }
  }

  @Test
  void aPathElsewhereIsNotRead() throws IOException {
    Path shipped = manifest("format: pmemo\npath: ../private\n");
    IOException refused =
        assertThrows(IOException.class, () -> served(List.of(shipped), List.of(), List.of()));
    assertTrue(refused.getMessage().contains("path is"), refused.getMessage());
  }

  @Test
  void theReportOfARunIsItsOwn() throws IOException {
    Path run = Libraries.run(folder.resolve("run"));
    Files.delete(run.resolve("report.html"));
    Files.createSymbolicLink(run.resolve("report.html"), outside.resolve("secret.txt"));
    try (Served served = served(List.of(), List.of(), List.of(run))) {
      assertEquals(404, served.get("api/v1/runs/0/report").statusCode());
      assertFalse(Served.json(served.get("api/v1/runs")).get(0).path("report").asBoolean());
    }
  }
}
