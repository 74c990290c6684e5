package org.sonaffect.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClipNamesTest {
  private static List<String> names(String... ids) {
    List<ReferenceClip> clips =
        Stream.of(ids)
            .map(id -> new ReferenceClip("c", "music", id, null, 0, 0, List.of(), null, null))
            .toList();
    return ClipNames.relative(clips).stream().map(ReferenceClip::id).toList();
  }

  @Test
  void namesWithinTheCorpusStay() {
    List<String> names = List.of("audio/a.mp3", "b.wav[1-2]", "..hidden/c.wav", "AC/DC: live");
    assertEquals(names, names(names.toArray(String[]::new)));
  }

  @Test
  void theCommonFoldersOfAMachineGo() {
    assertEquals(
        List.of("x/a.mp3", "y/a.mp3", "b.mp3"),
        names("/home/someone/set/x/a.mp3", "/home/someone/set/y/a.mp3", "/home/someone/set/b.mp3"));
    assertEquals(
        List.of("a.mp3", "b.mp3"), names("C:\\Users\\someone\\a.mp3", "C:\\Users\\someone\\b.mp3"));
    assertEquals(List.of("a.mp3"), names("../../someone/a.mp3"));
    assertEquals(List.of("a.mp3[1-2]"), names("file:///home/someone/a.mp3[1-2]"));
    assertEquals(
        List.of("a.mp3", "a.mp3 (2)"), names("/home/someone/a.mp3", "/home/other/set/a.mp3"));
    assertEquals(List.of("a.mp3"), names("~someone/a.mp3"));
  }

  @Test
  void eachStaysUnique() {
    assertEquals(List.of("a.mp3", "a.mp3 (2)"), names("a.mp3", "/home/someone/a.mp3"));
  }

  @Test
  void theNameAloneChanges() {
    ReferenceClip clip =
        new ReferenceClip(
            "c", "music", "/home/someone/a.mp3", "60s", 0.1, 0.2, List.of(0.3), "ab", null);
    assertEquals(
        List.of(
            new ReferenceClip("c", "music", "a.mp3", "60s", 0.1, 0.2, List.of(0.3), "ab", null)),
        ClipNames.relative(List.of(clip)));
  }
}
