package org.sonaffect.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sonaffect.acoustics.table.ExtractionSummary;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.corpus.file.PlainText;

/** A job over many clips, at the driver: cuts it into parts, has them done, puts them together. */
final class ClipRun {
  private final Cluster cluster;
  private final Storage storage;
  private final ClipJob job;
  private final ClipOutput output;
  private final String verb;

  /**
   * A job.
   *
   * @param verb what is done, as the Spark UI says it: {@code features}
   */
  ClipRun(Cluster cluster, ClipJob job, ClipOutput output, String verb) {
    this.cluster = cluster;
    this.storage = new Storage(cluster.hadoop());
    this.job = job;
    this.output = output;
    this.verb = verb;
  }

  /**
   * Does the clips and publishes the output and the error table.
   *
   * @param resume whether what an earlier run of the same job did is kept
   * @param replaced whether a folder with the output of another job is replaced
   * @param begun bytes of the output that stay, to which rows are appended
   * @param absent what failed before, the first of the error table
   * @return what came of it; present are clips of parts that an earlier run had committed
   */
  ExtractionSummary run(
      List<ListedClip> clips,
      boolean resume,
      boolean replaced,
      long begun,
      List<PartReport.Note> absent,
      Progress.Stage stage)
      throws IOException {
    boolean headers = output.folder();
    String identity = job.identity() + " headers " + headers;
    List<ClipPart> parts = ClipPart.of(clips, identity);
    if (!resume) {
      output.clear(storage);
    } else if (output.folder()) {
      OutputFolder folder = output.asFolder();
      Map<String, PartReport> all =
          absent.isEmpty() ? folder.finished(storage, identity, parts) : null;
      if (all != null) {
        List<PartReport> done = List.copyOf(all.values());
        int present = done.stream().mapToInt(PartReport::done).sum();
        stage.advance(present);
        return summary(done, present, 0);
      }
      folder.reopen(storage, identity, job.ending(), replaced);
    }
    Map<Integer, PartReport> reports = new TreeMap<>(output.parts().committed(parts, storage));
    int earlier = 0;
    for (PartReport report : reports.values()) {
      earlier += report.done();
      stage.advance(report.clips());
      tell(report);
    }
    List<ClipPart> open =
        parts.stream().filter(part -> !reports.containsKey(part.number())).toList();
    if (!open.isEmpty()) {
      Location place = output.parts().place();
      DriverMark mark = DriverMark.in(place, open, storage);
      cluster.run(
          "%s of up to %.0f s of clips a task".formatted(verb, ClipPart.LONGEST),
          "%s of %d clips in %d parts".formatted(verb, clips.size(), open.size()),
          PartFolder.longestFirst(open),
          new PartWork(cluster.broadcast(job), cluster.hadoopForTasks(), place, mark, headers),
          report -> {
            reports.put(report.number(), report);
            stage.advance(report.clips());
            tell(report);
          });
      storage.delete(mark.place());
    }
    List<PartReport> inOrder = new ArrayList<>(reports.values());
    List<PartReport.Note> failures = new ArrayList<>(absent);
    inOrder.forEach(report -> failures.addAll(report.failures()));
    stage.note("writing " + output.place());
    ErrorTable.write(output.errors(job), storage, failures);
    if (output.folder()) {
      Map<String, PartReport> contents = new LinkedHashMap<>();
      reports.forEach((number, report) -> contents.put(parts.get(number).stem(), report));
      output
          .asFolder()
          .publish(storage, new OutputFolder.Contents(identity, contents), job.ending());
    } else {
      output.publish(job, storage, begun, inOrder);
    }
    return summary(inOrder, earlier, failures.size());
  }

  private static ExtractionSummary summary(List<PartReport> reports, int earlier, int failed) {
    return new ExtractionSummary(
        reports.stream().mapToInt(PartReport::done).sum() - earlier,
        earlier,
        failed,
        reports.stream().mapToLong(PartReport::rows).sum(),
        reports.stream().mapToDouble(PartReport::seconds).sum());
  }

  private static void tell(PartReport report) {
    report
        .warnings()
        .forEach(note -> System.err.println(PlainText.of(note.file() + ": " + note.words())));
    report
        .failures()
        .forEach(
            note -> System.err.println(PlainText.of(note.file() + ": skipped: " + note.words())));
  }
}
