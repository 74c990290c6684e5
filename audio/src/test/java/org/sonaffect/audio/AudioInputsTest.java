package org.sonaffect.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.testkit.NamedPipe;
import org.sonaffect.testkit.TestWav;

/** Files, folders and patterns to a sorted list of sounds. */
class AudioInputsTest {
  @Test
  void foldersAreSearchedByEndingAndByContentInSortedOrder(@TempDir Path folder)
      throws IOException {
    touch(folder, "b.wav", "a.MP3", "sub/deep/c.flac", "sub/x.ogg", "sub/notes.txt", "cover.jpg");
    touch(folder, ".hidden.wav", ".git/d.wav", "sub/data.bin");
    TestWav.write(folder.resolve("sub").resolve("no-ending"), 8000, 0.1, 1);
    assertEquals(
        List.of("a.MP3", "b.wav", "sub/deep/c.flac", "sub/no-ending", "sub/x.ogg"),
        found(folder, folder.toString()));
  }

  @Test
  void aNamedFileIsTakenWhateverItIsCalled(@TempDir Path folder) throws IOException {
    touch(folder, "speech.txt", "b.wav");
    assertEquals(
        List.of("speech.txt", "b.wav"),
        found(
            folder, folder.resolve("speech.txt").toString(), folder + "/b.wav", folder + "/b.wav"));
  }

  @Test
  void patterns(@TempDir Path folder) throws IOException {
    touch(folder, "a1.wav", "a2.wav", "b1.wav", "sub/a3.wav", "sub/deep/a4.mp3");
    assertEquals(List.of("a1.wav", "a2.wav"), found(folder, folder + "/a*.wav"));
    assertEquals(List.of("a1.wav", "b1.wav"), found(folder, folder + "/?1.wav"));
    assertEquals(
        List.of("sub/a3.wav", "sub/deep/a4.mp3"), found(folder, folder + "/**/a[34].{wav,mp3}"));
  }

  /** Bytes that are no UTF-8 read as one letter, so that names fall together. */
  @Test
  void ofFilesWhoseNamesReadAlikeOneIsTakenAndTheOtherNamed(@TempDir Path folder) throws Exception {
    for (String name : List.of("a\\377.wav", "a\\376.wav")) {
      new ProcessBuilder("sh", "-c", "> \"$(printf '" + name + "')\"")
          .directory(folder.toFile())
          .start()
          .waitFor();
    }
    List<String> skipped = new ArrayList<>();
    List<Path> found =
        AudioInputs.find(
            List.of(folder.toString()),
            (path, reason) -> skipped.add(String.valueOf(reason.getMessage())),
            note -> {});
    assumeTrue(found.size() + skipped.size() == 2, "the file system takes such names");
    assertEquals(1, found.size());
    assertTrue(skipped.get(0).endsWith("reads as that of another file"), skipped.get(0));
  }

  @Test
  void aFileWhoseNameLooksLikeAPattern(@TempDir Path folder) throws IOException {
    touch(folder, "take[1].wav", "take1.wav");
    assertEquals(List.of("take[1].wav"), found(folder, folder + "/take[1].wav"));
  }

  @Test
  void whatNamesNothingIsAnError(@TempDir Path folder) {
    assertThrows(NoSuchFileException.class, () -> found(folder, folder + "/absent.wav"));
    assertThrows(NoSuchFileException.class, () -> found(folder, folder + "/*.wav"));
    assertThrows(NoSuchFileException.class, () -> found(folder, folder + "/absent/*.wav"));
  }

  @Test
  void linksAreFollowedOnceEachWithoutLoops(@TempDir Path folder) throws IOException {
    touch(folder, "d/a.wav", "d/sub/b.wav", "other/c.wav", "other/in/d.wav", "x.wav", ".store/e1");
    link(folder, "d/again.wav", "a.wav");
    link(folder, "d/loop", ".");
    link(folder, "d/1-sub", "sub");
    link(folder, "d/more", "../other");
    link(folder, "d/machine", "/");
    link(folder, "other/back", "../d");
    touch(folder, "d/.inner/g.wav");
    link(folder, "d/to-inner", ".inner");
    link(folder, "d/x.wav", "../x.wav");
    link(folder, "d/e.wav", "../.store/e1");
    link(folder, "d/f.wav", "../.store/e1");
    link(folder, "d/gone.wav", "nowhere");
    link(folder, "music", "d");
    List<String> names =
        List.of("a.wav", "e.wav", "f.wav", "gone.wav", "sub/b.wav", "to-inner/g.wav", "x.wav");
    assertEquals(names.stream().map("d/"::concat).toList(), found(folder, folder + "/d"));
    List<String> notes = new ArrayList<>();
    AudioInputs.find(List.of(folder + "/d"), (path, reason) -> {}, notes::add);
    assertEquals(
        List.of(
            "%1$s/machine: is one of 2 links to folders outside %1$s, which were not followed; to have them, name them"
                .formatted(folder.resolve("d"))),
        notes);
    assertEquals(List.of("d/more/c.wav"), found(folder, folder + "/d/more/*.wav"));
    assertEquals(List.of("d/more/c.wav", "d/more/in/d.wav"), found(folder, folder + "/d/more"));
    assertEquals(names.stream().map("music/"::concat).toList(), found(folder, folder + "/music"));
    assertEquals(List.of("d/1-sub/b.wav", "d/sub/b.wav"), found(folder, folder + "/d/*sub/*.wav"));
    assertEquals(List.of("music/a.wav"), found(folder, folder + "/mu*/a.wav"));
  }

  @Test
  void pipesInFoldersArePassedOverAndNamedOnesRefused(@TempDir Path folder) throws Exception {
    touch(folder, "a.wav");
    assumeTrue(NamedPipe.make(folder.resolve("p.wav")));
    link(folder, "q.wav", "p.wav");
    assertEquals(List.of("a.wav"), found(folder, folder.toString()));
    assertEquals(List.of("a.wav"), found(folder, folder + "/*.wav"));
    assertEquals(List.of("p.wav"), found(folder, folder + "/p.wav"));
    String message =
        assertThrows(AudioException.class, () -> Audio.open(folder.resolve("q.wav")).close())
            .getMessage();
    assertEquals("a pipe, a device or a socket, not an audio file", message);
  }

  @Test
  void namesFromAnotherSystem(@TempDir Path folder) throws IOException {
    touch(
        folder,
        "Mu\u0308ller/\u00e9.wav",
        "Sub/A.WAV",
        "-x.wav",
        "b.wav",
        "b.mp3",
        "C.wav",
        "c.WAV");
    String file = "Mu\u0308ller/\u00e9.wav";
    assertEquals(List.of(file), found(folder, folder + "/M\u00fcller/e\u0301.wav"));
    assertEquals(List.of(file), found(folder, folder + "/M\u00fcll*/e\u0301.*"));
    assertEquals(List.of("Sub/A.WAV"), found(folder, folder + "/sub\\a.wav"));
    assertEquals(
        "-x.wav", AudioInputs.find(List.of(folder + "/./-x.wav")).get(0).getFileName().toString());
    DiskNames disk = new DiskNames();
    assertEquals(List.of(folder.resolve("Sub/A.WAV")), disk.sounds(folder.resolve("sub/a")));
    assertEquals(2, disk.sounds(folder.resolve("b")).size());
    assertEquals(2, disk.named(folder.resolve("c.wav")).size());
    assertEquals(List.of(), disk.named(folder.resolve("b")));
  }

  private static void link(Path folder, String name, String target) throws IOException {
    try {
      Files.createSymbolicLink(folder.resolve(name), Path.of(target));
    } catch (UnsupportedOperationException | FileSystemException e) {
      assumeTrue(false, "no links here: " + e);
    }
  }

  private static List<String> found(Path folder, String... inputs) throws IOException {
    return AudioInputs.find(List.of(inputs)).stream()
        .map(file -> folder.relativize(file).toString().replace('\\', '/'))
        .toList();
  }

  private static void touch(Path folder, String... names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "x");
    }
  }
}
