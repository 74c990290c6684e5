package org.sonaffect.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
