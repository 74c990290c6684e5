package org.sonaffect.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** How a list of clips is cut into tasks. */
final class ClipPartTest {
  private static final long MINUTE = 176_400L * 60;

  @Test
  void thePartsOneAfterTheOtherAreTheList() {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 50; round++) {
      List<ListedClip> clips = clips(random, random.nextInt(3000));
      List<ClipPart> parts = ClipPart.of(clips, "job");
      List<ListedClip> joined = new ArrayList<>();
      parts.forEach(part -> joined.addAll(part.clips()));
      assertEquals(clips, joined);
      for (int i = 0; i < parts.size(); i++) {
        assertEquals(i, parts.get(i).number());
      }
    }
  }

  @Test
  void aTaskTakesSecondsToHalfAMinuteUnlessOneFileIsLonger() {
    List<ClipPart> parts = ClipPart.of(clips(new SplittableRandom(4), 100_000), "job");
    for (ClipPart part : parts) {
      assertTrue(part.seconds() <= ClipPart.LONGEST || part.clips().size() == 1);
    }
    double mean = parts.stream().mapToDouble(ClipPart::seconds).average().orElseThrow();
    assertTrue(mean > ClipPart.LONGEST / 2, "mean " + mean);
  }

  @Test
  void aLongFileIsATaskOfItsOwnAndBegunFirst() {
    List<ListedClip> clips = new ArrayList<>(clips(new SplittableRandom(5), 500));
    ListedClip hours = clip("hours.wav", 180 * MINUTE);
    clips.add(250, hours);
    List<ClipPart> parts = PartFolder.longestFirst(ClipPart.of(clips, "job"));
    assertEquals(List.of(hours), parts.get(0).clips());
  }

  @Test
  void manyTinyClipsDoNotMakeAnEndlessTask() {
    List<ListedClip> clips = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      clips.add(clip(i + ".wav", 0));
    }
    assertTrue(ClipPart.of(clips, "job").size() >= 5);
  }

  @Test
  void theKeyTellsOtherJobsClipsAndFilesApart() {
    ListedClip clip = clip("a.wav", 100);
    String key = key(clip, "job");
    assertEquals(key, key(clip("a.wav", 100), "job"));
    assertNotEquals(key, key(clip, "other job"));
    assertNotEquals(key, key(clip("b.wav", 100), "job"));
    assertNotEquals(key, key(clip("a.wav", 101), "job"));
    assertNotEquals(
        key, key(new ListedClip(clip.file(), 1, Double.NaN, clip.name(), 100, 0), "job"));
    assertNotEquals(
        key, key(new ListedClip(clip.file(), 0, Double.NaN, clip.name(), 100, 5), "job"));
  }

  private static String key(ListedClip clip, String job) {
    return ClipPart.of(List.of(clip), job).get(0).key();
  }

  private static List<ListedClip> clips(SplittableRandom random, int count) {
    List<ListedClip> clips = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      clips.add(clip("clip" + i + ".wav", random.nextLong(5 * MINUTE)));
    }
    return clips;
  }

  private static ListedClip clip(String name, long bytes) {
    return new ListedClip(new Location("/clips/" + name), 0, Double.NaN, name, bytes, 0);
  }
}
