package org.sonaffect.corpus.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.AudioSegment;
import org.sonaffect.audio.stream.Cancellation;
import org.sonaffect.corpus.CorpusAudio;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.clips.ClipList;
import org.sonaffect.corpus.clips.ClipRow;
import org.sonaffect.corpus.extract.ContentHash;
import org.sonaffect.corpus.extract.ExtractedFeatures;
import org.sonaffect.corpus.extract.FeatureExtraction;
import org.sonaffect.corpus.extract.FeatureExtractor;
import org.sonaffect.corpus.file.PlainText;
import org.sonaffect.corpus.table.DecimalText;
import org.sonaffect.corpus.table.NumericTable;

/**
 * The features of the rows of a corpus, wherever they come from.
 *
 * @param columns names of the features
 * @param values {@code float[rows][columns]}; null for a row that has none
 * @param fileHashes SHA-256 of each row's audio; null where there is none
 * @param rates sample rate of each row's audio, Hz; 0 where unknown
 * @param source what the features are, for the provenance
 */
@SuppressWarnings("ArrayRecordComponent")
record ClipFeatures(
    List<String> columns,
    float[] @Nullable [] values,
    @Nullable String[] fileHashes,
    int[] rates,
    String source) {

  /**
   * From audio. Rows refused for another reason are tried too, so that all problems are reported at
   * once.
   *
   * @param extraction null where it is only to be seen whether the files are there
   */
  static ClipFeatures extracted(
      ClipList rows,
      @Nullable FeatureExtraction extraction,
      FeatureExtractor extractor,
      List<Problem> problems)
      throws InterruptedException {
    ClipFeatures features = empty(extractor.columns(), rows.rows().size(), extractor.version());
    List<Path> named = new ArrayList<>();
    for (ClipRow row : rows.rows()) {
      if (row.item().file() != null) {
        named.add(row.item().file());
      }
    }
    String nothing = CorpusAudio.noneThere(named);
    if (nothing != null) {
      problems.add(new Problem(rows.source(), 0, nothing));
      return features;
    }
    List<Integer> wanted = new ArrayList<>();
    List<AudioSegment> segments = new ArrayList<>();
    for (int i = 0; i < rows.rows().size(); i++) {
      ClipRow row = rows.rows().get(i);
      Path file = row.item().file();
      if (file == null) {
        continue; // its reader said why
      }
      if (Files.isRegularFile(file)) {
        wanted.add(i);
        segments.add(new AudioSegment(file, row.item().start(), row.item().end()));
      } else {
        String what =
            Files.exists(file)
                ? "%s is not a regular file (%s)"
                : "there is no file %s (expected at %s)";
        problems.add(
            new Problem(
                row.source(),
                row.line(),
                row.name().equals(PlainText.shortened(row.name()))
                    ? what.formatted(row.name(), file)
                    : "there is no file " + PlainText.shortened(row.name())));
      }
    }
    List<FeatureExtraction.Outcome> outcomes =
        extraction == null ? List.of() : extraction.run(segments);
    for (int k = 0; k < outcomes.size(); k++) {
      features.take(rows, wanted.get(k), outcomes.get(k), problems);
    }
    return features;
  }

  private void take(
      ClipList rows, int i, FeatureExtraction.Outcome outcome, List<Problem> problems) {
    ClipRow row = rows.rows().get(i);
    ExtractedFeatures found = outcome.features();
    fileHashes[i] = outcome.fileHash();
    List<String> faults = new ArrayList<>(found == null ? List.of() : found.warnings());
    if (faults.remove(Cancellation.WARNING)) {
      // It is the whole sound, if not as people hear it.
      String message = row.label() + ": " + Cancellation.WARNING;
      problems.add(Problem.kept(row.source(), row.line(), message));
    }
    if (found == null) {
      problems.add(new Problem(row.source(), row.line(), row.label() + ": " + outcome.failure()));
    } else if (!faults.isEmpty()) {
      // The rating is of the whole sound, and this is not the whole sound.
      String warnings =
          String.join("; ", faults) + "; left out, because the rating is of the whole sound";
      problems.add(new Problem(row.source(), row.line(), row.label() + ": " + warnings));
    } else if (finite(rows, row, found.values(), problems)) {
      values[i] = found.values();
      rates[i] = found.sampleRate();
    }
  }

  /** From the other columns of the clips' own table. */
  static ClipFeatures within(ClipList rows, NumericTable table, List<Problem> problems)
      throws CorpusException {
    if (table.numberColumns().isEmpty()) {
      throw new CorpusException(
          table.file(), 1, "features must be in this table, but no other column holds numbers");
    }
    ClipFeatures features =
        empty(table.numberColumns(), rows.rows().size(), CorpusLoader.described(table.file()));
    for (int i = 0; i < rows.rows().size(); i++) {
      ClipRow row = rows.rows().get(i);
      features.take(rows, i, table.numbers(row.tableRow()), problems);
    }
    return features;
  }

  /**
   * From a feature table, joined by id or file.
   *
   * @param byStem whether {@code chorus/12.mp3} may stand for the id 12
   */
  static ClipFeatures joined(ClipList rows, Path file, boolean byStem, List<Problem> problems)
      throws CorpusException {
    FeatureRows table = new FeatureRows(file, rows.idColumn(), byStem);
    problems.addAll(table.table().problems());
    ClipFeatures features =
        empty(table.table().numberColumns(), rows.rows().size(), CorpusLoader.described(file));
    for (int i = 0; i < rows.rows().size(); i++) {
      ClipRow row = rows.rows().get(i);
      FeatureRows.Match match = table.of(row);
      if (match.found()) {
        features.take(rows, i, table.table().numbers(match.row()), problems);
      } else {
        problems.add(new Problem(row.source(), row.line(), match.reason()));
      }
    }
    return features;
  }

  private void take(ClipList rows, int i, float[] row, List<Problem> problems) {
    ClipRow clip = rows.rows().get(i);
    if (finite(rows, clip, row, problems)) {
      values[i] = row;
    }
    Path file = clip.item().file();
    if (file != null && Files.isRegularFile(file)) {
      try {
        fileHashes[i] = ContentHash.file(file);
      } catch (IOException e) {
        fileHashes[i] = null; // the features stand in for audio that cannot be read
      }
    }
  }

  private boolean finite(ClipList rows, ClipRow clip, float[] row, List<Problem> problems) {
    int first = -1;
    int faults = 0;
    for (int c = 0; c < row.length; c++) {
      if (!Float.isFinite(row[c])) {
        first = first < 0 ? c : first;
        faults++;
      }
    }
    if (faults == 0) {
      return true;
    }
    String more =
        faults == 1 ? "" : " (and " + (faults - 1) + " more features of this clip are not finite)";
    problems.add(
        new Problem(
            clip.source(),
            clip.line(),
            "feature %s of %s is %s%s"
                .formatted(columns.get(first), clip.label(), DecimalText.fault(row[first]), more)));
    return false;
  }

  private static ClipFeatures empty(List<String> columns, int rows, String source) {
    return new ClipFeatures(
        columns, new float[rows][], new @Nullable String[rows], new int[rows], source);
  }
}
