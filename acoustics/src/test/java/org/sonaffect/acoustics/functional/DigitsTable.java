package org.sonaffect.acoustics.functional;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.acoustics.FeatureSet;
import org.sonaffect.acoustics.ReferenceTables;
import org.sonaffect.audio.Clip;
import org.sonaffect.testkit.SharedFolder;

/**
 * Writes docs/DIGITS.md. Not among the ordinary tests; run by
 *
 * <pre>mvn -pl acoustics test -Dtest=DigitsTable -Dsonaffect.shared=FOLDER</pre>
 */
class DigitsTable {
  private static final String CONTOURS = ".lld.csv.gz";

  private static final String HEAD =
      """
      # Digits

      This table shows how many printed digits agree with openSMILE 3.0.2 (`IS13_ComParE.conf`). A value counts as
      equal if its text is the same, character by character: seven significant digits. Clips whose name begins with
      `sonancia` are real (Sonancia, CC BY 4.0). The others are synthetic. `speech_8bit` is read with
      `--reference-quirks`.

      To make the table, run

          mvn -pl acoustics -am test -Dtest=DigitsTable -Dsurefire.failIfNoSpecifiedTests=false -Dsonaffect.shared=FOLDER

      This needs the reference tables and, for the real clips, `ffmpeg`. The reference tables do not come with the
      program, except for five small clips in the tests.

      | clip | Hz | seconds | contours: values | equal | functionals: values | equal |
      |---|---:|---:|---:|---:|---:|---:|
      """;

  private record Count(int values, int equal, List<String> differences) {}

  private int contourValues;
  private int contoursEqual;
  private int functionalValues;
  private int functionalsEqual;
  private final List<String> differences = new ArrayList<>();

  @Test
  void write(@TempDir Path converted) throws IOException, InterruptedException {
    Path shared = SharedFolder.orSkip("compare2013");
    StringBuilder page = new StringBuilder(HEAD);
    Path made = shared.resolve("reference");
    for (Path table : ReferenceClips.list(made, ReferenceClips.TABLE)) {
      row(page, table, made);
    }
    Path real = shared.resolve("reference-real");
    for (Path table : ReferenceClips.list(real, ReferenceClips.TABLE)) {
      String name = name(table);
      assumeTrue(
          ReferenceClips.convert(real.resolve(name + ".flac"), converted.resolve(name + ".wav")),
          "needs ffmpeg");
      row(page, table, converted);
    }
    page.append(
        String.format(
            Locale.ROOT,
            "| **all** | | | %d | %.4f %% | %d | %.4f %% |%n%n",
            contourValues,
            100.0 * contoursEqual / contourValues,
            functionalValues,
            100.0 * functionalsEqual / functionalValues));
    if (differences.isEmpty()) {
      page.append("No value differs.\n");
    } else {
      page.append("What differs:\n\n");
      differences.forEach(d -> page.append("- ").append(d).append('\n'));
    }
    page.append(
        """

        `tiny_50ms` is shorter than one frame. The reference prints a header and no row; Sonaffect refuses the clip as
        too short. `chords_24bit` is not in the table, because the reference refuses its extensible header. Sonaffect
        reads it, and its samples agree with `chords_44k_stereo` to the rounding of 16 bits.
        """);
    others(page);
    Files.writeString(docs().resolve("DIGITS.md"), page, StandardCharsets.UTF_8);
    assertTrue(functionalsEqual >= 0.999 * functionalValues, "functionals");
    assertTrue(contoursEqual >= 0.999 * contourValues, "contours");
  }

  /** The other sets, of all their reference files together. */
  private static void others(StringBuilder page) throws IOException {
    page.append(
        """

        ## The other sets

        All reference files that have rows: the clips of the table above, and for eGeMAPS six short ones for the rare branches.
        GeMAPS is compared with the columns of the same names.

        | set | files | contours: values | equal | functionals: values | equal |
        |---|---:|---:|---:|---:|---:|
        """);
    for (FeatureSet set : List.of(FeatureSet.COMPARE2016, FeatureSet.EGEMAPS, FeatureSet.GEMAPS)) {
      boolean compare = set == FeatureSet.COMPARE2016;
      Path folder = SharedFolder.orSkip(compare ? "compare2016" : "egemaps");
      List<ReferenceTables.Reference> files =
          new ArrayList<>(ReferenceTables.in(folder.resolve("reference")));
      if (!compare) {
        files.addAll(ReferenceTables.in(folder.resolve("reference-extra")));
      }
      files.removeIf(file -> file.functionals().size() == 1);
      int[] sums = new int[4];
      for (ReferenceTables.Reference file : files) {
        Count contours =
            count(
                columns(file.contours(), set.contourNames()),
                ReferenceTables.contours(set, file.name(), file.clip()));
        Count functionals =
            count(
                columns(file.functionals(), set.featureNames()),
                ReferenceTables.functionals(set, file.name(), file.clip()));
        sums[0] += contours.values();
        sums[1] += contours.equal();
        sums[2] += functionals.values();
        sums[3] += functionals.equal();
      }
      page.append(
          String.format(
              Locale.ROOT,
              "| `%s` | %d | %d | %.4f %% | %d | %.4f %% |%n",
              set.title(),
              files.size(),
              sums[0],
              100.0 * sums[1] / sums[0],
              sums[2],
              100.0 * sums[3] / sums[2]));
    }
  }

  /** The lines of a table with its first two columns and those of these names. */
  private static List<String> columns(List<String> lines, List<String> names) {
    List<String> header = List.of(lines.get(0).split(";", -1));
    List<String> picked = new ArrayList<>();
    for (String line : lines) {
      String[] cells = line.split(";", -1);
      StringBuilder row = new StringBuilder(cells[0]).append(';').append(cells[1]);
      names.forEach(name -> row.append(';').append(cells[header.indexOf(name)]));
      picked.add(row.toString());
    }
    return picked;
  }

  private void row(StringBuilder page, Path table, Path clips) throws IOException {
    String name = name(table);
    Clip clip = ReferenceTables.read(clips.resolve(name + ".wav"));
    List<String> wanted = lines(table);
    if (wanted.size() == 1) {
      return;
    }
    Count functionals =
        count(wanted, ReferenceTables.functionals(FeatureSet.COMPARE2013, name, clip));
    Count contours =
        count(
            lines(table.resolveSibling(name + CONTOURS)),
            ReferenceTables.contours(FeatureSet.COMPARE2013, name, clip));
    contourValues += contours.values();
    contoursEqual += contours.equal();
    functionalValues += functionals.values();
    functionalsEqual += functionals.equal();
    contours.differences().forEach(d -> differences.add(name + ", " + d));
    functionals.differences().forEach(d -> differences.add(name + ", " + d));
    page.append(
        String.format(
            Locale.ROOT,
            "| %s | %d | %.2f | %d | %.4f %% | %d | %.4f %% |%n",
            name,
            clip.sampleRate(),
            clip.seconds(),
            contours.values(),
            100.0 * contours.equal() / contours.values(),
            functionals.values(),
            100.0 * functionals.equal() / functionals.values()));
  }

  /** Rows are compared in order; a row too many or missing counts with all its values. */
  private static Count count(List<String> wanted, List<String> found) {
    String[] names = wanted.get(0).split(";", -1);
    int values = 0;
    int equal = 0;
    List<String> differences = new ArrayList<>();
    for (int r = 1; r < Math.max(wanted.size(), found.size()); r++) {
      values += names.length - 2;
      if (r >= wanted.size() || r >= found.size()) {
        differences.add("row " + r + " is missing or too many");
        continue;
      }
      String[] want = wanted.get(r).split(";", -1);
      String[] have = found.get(r).split(";", -1);
      for (int c = 2; c < names.length; c++) {
        if (want[c].equals(have[c])) {
          equal++;
        } else {
          differences.add(names[c] + " row " + r + ": " + have[c] + ", not " + want[c]);
        }
      }
    }
    return new Count(values, equal, differences);
  }

  private static String name(Path table) {
    return table.getFileName().toString().replace(ReferenceClips.TABLE, "");
  }

  private static List<String> lines(Path table) throws IOException {
    try (InputStream in = Files.newInputStream(table)) {
      return ReferenceClips.lines(in);
    }
  }

  private static Path docs() {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.exists(at.resolve("docs/ARCHITECTURE.md"))) {
      at = at.getParent();
    }
    assertTrue(at != null, "run inside the repository");
    return at.resolve("docs");
  }
}
