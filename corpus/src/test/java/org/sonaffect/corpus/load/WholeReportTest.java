package org.sonaffect.corpus.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.Disk;
import org.sonaffect.corpus.Item;
import org.sonaffect.corpus.LoadedCorpus;
import org.sonaffect.corpus.PlainExtractor;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.extract.Progress;

/**
 * A folder in which all goes wrong at once: one report names everything, and the rest is loaded.
 */
class WholeReportTest {
  @TempDir Path folder = Path.of("");

  @Test
  void namesEveryProblemWithItsLineAndLoadsTheRest() throws Exception {
    Path audio = folder.resolve("audio");
    for (int i = 1; i <= 3; i++) {
      Disk.wav(audio.resolve("good" + i + ".wav"), i);
    }
    Disk.wav(audio.resolve("loud.wav"), 4);
    Disk.wav(audio.resolve("copy.wav"), 1);
    Disk.bytes(audio.resolve("truncated.wav"), Arrays.copyOf(Disk.wavBytes(5), 1001));
    Disk.text(audio.resolve("text.wav"), "This is no audio.");
    Disk.bytes(audio.resolve("empty.wav"), new byte[0]);
    Disk.text(
        folder.resolve("clips.csv"),
        "file,arousal,valence",
        "audio/good1.wav,1,9",
        "audio/truncated.wav,5,5",
        "audio/text.wav,5,5",
        "audio/empty.wav,5,5",
        "audio/loud.wav,11,5",
        "audio/absent.wav,5,5",
        "audio/copy.wav,3,7",
        "audio/good2.wav,9,1",
        "audio/good2.wav,2,2",
        "audio/good3.wav,5,high",
        "audio/good3.wav,5,5");
    Path manifest =
        Disk.text(
            folder.resolve("corpus.yaml"),
            "name: sounds",
            "domain: general sounds",
            "clips: clips.csv",
            "scale: [1, 9]");

    LoadedCorpus loaded =
        new CorpusLoader(new PlainExtractor(), null, 2, Progress.NONE).load(manifest);

    assertEquals(
        List.of(
            "line 3: audio/truncated.wav: cut short: 957 of 4000 bytes; left out, because the"
                + " rating is of the whole sound",
            "line 4: audio/text.wav: no known audio format",
            "line 5: audio/empty.wav: the file is empty",
            "line 6: arousal is 11, scale is [1, 9]",
            "line 7: there is no file audio/absent.wav (expected at "
                + audio.resolve("absent.wav")
                + ")",
            "line 8: audio/copy.wav has the same audio as audio/good1.wav in line 2; both are kept, in one group",
            "line 10: id \"audio/good2.wav\" is already used in line 9",
            "line 11: valence is \"high\", which is not a number",
            "line 12: id \"audio/good3.wav\" is already used in line 11",
            "3 usable clips, too few for strata of 25"),
        loaded.problems().stream()
            .map(p -> p.toString().replaceFirst("^.*(clips.csv |corpus.yaml: )", ""))
            .toList());
    assertEquals(
        List.of("audio/good1.wav", "audio/copy.wav", "audio/good2.wav"),
        loaded.corpus().items().stream().map(Item::id).toList());
    assertTrue(
        loaded.problems().stream().limit(5).allMatch(p -> p.effect() == Problem.Effect.LEFT_OUT));
  }
}
