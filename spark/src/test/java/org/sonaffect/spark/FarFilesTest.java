package org.sonaffect.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.acoustics.table.Extraction;
import org.sonaffect.acoustics.table.ExtractionListener;
import org.sonaffect.acoustics.table.ExtractionOptions;
import org.sonaffect.acoustics.table.ExtractionOptions.Level;
import org.sonaffect.acoustics.table.TableFormat;
import org.sonaffect.audio.AudioSegment;
import org.sonaffect.cli.command.UsageError;

/** Clips and tables on another file system than the local one. */
final class FarFilesTest {
  private static final FeatureJob JOB =
      new FeatureJob(
          "compare2013",
          "none",
          Level.FUNCTIONALS,
          TableFormat.CSV,
          Double.NaN,
          Double.NaN,
          false,
          List.of());

  private final Storage storage = new Storage(FarFileSystem.configuration());

  @TempDir Path folder;

  private String far;

  @BeforeEach
  void clips() throws Exception {
    GeneratedClips.write(folder.resolve("clips/b"), 2, 0.3, 0);
    GeneratedClips.write(folder.resolve("clips/a"), 2, 0.3, 0);
    Files.writeString(folder.resolve("clips/notes.txt"), "no sound");
    Files.copy(folder.resolve("clips/a/000.wav"), folder.resolve("clips/a/.hidden.wav"));
    far = "far://" + folder;
  }

  @Test
  void foldersPatternsAndManifestsAreListedInTheLocalOrder() throws Exception {
    List<String> all =
        List.of("clips/a/000.wav", "clips/a/001.wav", "clips/b/000.wav", "clips/b/001.wav");
    assertEquals(all, names(far + "/clips"));
    assertEquals(all.subList(2, 4), names(far + "/clips/b/*.wav"));
    Files.writeString(
        folder.resolve("clips.csv"),
        "file,arousal,valence,start,end\nclips/b/000.wav,1,1,0.1,0.2\n");
    Files.writeString(
        folder.resolve("corpus.yaml"), "name: far\ndomain: far\nclips: clips.csv\nscale: [1, 9]\n");
    ListedClip segment = listing().find(List.of(far + "/corpus.yaml")).get(0);
    assertEquals("clips/b/000.wav", segment.name());
    assertEquals(0.1, segment.start());
    assertEquals(0.2, segment.end());
    assertTrue(segment.bytes() > 1000);
    assertThrows(NoSuchFileException.class, () -> names(far + "/nothing"));
  }

  @Test
  void theTableThereIsTheLocalOne() throws Exception {
    Path local = folder.resolve("local.csv");
    List<AudioSegment> requests = new ArrayList<>();
    for (String name : names(far + "/clips")) {
      requests.add(AudioSegment.whole(folder.resolve(name)));
    }
    Extraction.run(requests, local, ExtractionOptions.DEFAULT, ExtractionListener.NONE);

    ClipOutput output = ClipOutput.of(far + "/table.csv");
    List<ListedClip> clips = listing().find(List.of(far + "/clips"));
    clips.add(new ListedClip(new Location(far + "/gone.wav"), 0, Double.NaN, "gone.wav", 0, 0));
    List<PartReport> reports = new ArrayList<>();
    for (ClipPart part : ClipPart.of(clips, JOB.identity())) {
      reports.add(
          PartWork.run(
              part, JOB, FarFileSystem.configuration(), output.parts().place(), false, false));
    }
    assertEquals("there is no such file", reports.get(0).failures().get(0).words());
    output.publish(JOB, storage, 0, reports);
    assertArrayEquals(Files.readAllBytes(local), Files.readAllBytes(folder.resolve("table.csv")));
    assertFalse(Files.exists(folder.resolve("table.csv.parts")));
  }

  @Test
  void aFolderTakesNoTableAndAFileNoParts() throws Exception {
    assertThrows(
        UsageError.class, () -> ClipOutput.of(far + "/clips").hold(true, List.of(), storage));
    assertThrows(
        UsageError.class,
        () -> ClipOutput.of(far + "/clips/notes.txt/").hold(true, List.of(), storage));
  }

  private ClipListing listing() {
    return new ClipListing(storage, new Location(far));
  }

  private List<String> names(String input) throws Exception {
    return listing().find(List.of(input)).stream().map(ListedClip::name).toList();
  }
}
