package org.sonaffect.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.table.CarriedColumn;
import org.sonaffect.acoustics.table.CarryingClip;
import org.sonaffect.audio.AudioInputs;
import org.sonaffect.audio.AudioSegment;
import org.sonaffect.audio.FileNames;
import org.sonaffect.audio.stream.ReadFailure;
import org.sonaffect.cli.command.CorpusFiles;
import org.sonaffect.cli.command.EarlierTables;
import org.sonaffect.cli.command.FailedClips;
import org.sonaffect.cli.command.InputList;
import org.sonaffect.cli.command.OutputFile;
import org.sonaffect.cli.command.OutputLock;
import org.sonaffect.cli.command.PredictionRequest;
import org.sonaffect.cli.command.StandardOutput;
import org.sonaffect.cli.command.TerminalStreams;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.corpus.file.AtomicFile;
import org.sonaffect.corpus.file.PlainText;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.predict.FilePrediction;
import org.sonaffect.model.predict.PredictionBatch;
import org.sonaffect.model.predict.PredictionOutput;
import org.sonaffect.model.predict.Predictor;

/** Predictions made on this machine. */
final class LocalPrediction {
  private final PredictionRequest request;
  private final Progress progress;
  private final PredictionOutput.Format format;

  private final Map<String, Integer> otherRates = new TreeMap<>();
  private List<CarriedColumn> carried = List.of();
  private int leftOut;

  LocalPrediction(PredictionRequest request, Progress progress) {
    this.request = request;
    this.progress = progress;
    this.format = format(request);
  }

  /** As the request says; on stdout a table for a person, csv for a program. */
  private static PredictionOutput.Format format(PredictionRequest request) {
    PredictionOutput.Format asked = request.format();
    if (asked != null) {
      return asked;
    }
    if (request.out() != null) {
      throw request.noFormat();
    }
    return TerminalStreams.stdout() ? PredictionOutput.Format.TABLE : PredictionOutput.Format.CSV;
  }

  /**
   * Writes the predictions.
   *
   * @return files and folders that were left out
   */
  FailedClips write() throws IOException, InterruptedException, ModelException {
    OutputFile output = output();
    Predictor predictor = new Predictor(ModelArgument.read(request.model()));
    request.check(predictor, progress);
    List<CarryingClip> files = files(predictor);
    int asked = files.size() + leftOut;
    if (files.isEmpty() && leftOut == 0) {
      throw request.noAudio();
    }
    String newTo = request.newTo();
    if (newTo != null && output != null) {
      EarlierTables earlier = request.earlier(predictor, carried);
      earlier.addAll(Path.of(newTo), output.to().named(), table -> Path.of("").toAbsolutePath());
      files.removeIf(file -> earlier.has(file.clip()));
      progress.warn(EarlierTables.had(asked - leftOut - files.size()));
    }
    int all = files.size() + leftOut;
    if (output != null) {
      output.mustNotBe(files.stream().map(file -> file.clip().file()).toList());
      try (@SuppressWarnings("unused")
          OutputLock lock = output.lock()) {
        AtomicFile.write(output.to().named(), out -> write(predictor, files, out));
      }
    } else {
      try {
        write(predictor, files, StandardOutput.open());
      } catch (IOException | UncheckedIOException e) {
        if (!StandardOutput.isClosedPipe(e)) {
          throw e;
        }
      }
    }
    otherRates.forEach(
        (note, count) -> progress.warn("%d of %d files: %s".formatted(count, files.size(), note)));
    return new FailedClips(leftOut, all);
  }

  private @Nullable OutputFile output() throws IOException {
    String out = request.out();
    if (out == null) {
      return null;
    }
    List<String> inputs = new ArrayList<>(request.named());
    inputs.add(request.model());
    return OutputFile.of("-o", Path.of(out), request.force(), CorpusFiles.named(inputs))
        .inItsFolder();
  }

  private void write(Predictor predictor, List<CarryingClip> files, OutputStream out)
      throws IOException, InterruptedException {
    try (PredictionOutput output =
            PredictionOutput.open(
                format, out, predictor.model().card(), request.outputScale(), carried, true);
        Progress.Stage stage = progress.stage("predict", files.size(), "files")) {
      Iterator<CarryingClip> clips = files.iterator(); // results come in their order
      PredictionBatch.run(
          predictor,
          files.stream().map(CarryingClip::clip).toList(),
          request.options(),
          request.jobs(),
          new PredictionBatch.Sink() {
            @Override
            public void done(FilePrediction prediction) throws IOException {
              output.write(prediction, clips.next().carried());
              prediction.notes().stream()
                  .filter(note -> note.startsWith(Predictor.OTHER_RATE))
                  .forEach(note -> otherRates.merge(note, 1, Integer::sum));
              stage.advance(1);
            }

            @Override
            public void failed(Path file, String reason) {
              clips.next();
              leaveOut(file.toString(), reason);
              stage.advance(1);
            }
          });
    }
  }

  private List<CarryingClip> files(Predictor predictor) throws IOException {
    String list = request.list();
    if (list == null) {
      return new ArrayList<>(files().stream().map(CarryingClip::of).toList());
    }
    LocalList read = LocalList.read(list);
    leftOut += read.leftOut();
    request.mustDiffer(read.table(), predictor);
    carried = read.table().columns();
    return read.clips();
  }

  private Set<AudioSegment> files() throws IOException {
    Set<AudioSegment> found = new LinkedHashSet<>();
    for (String name : InputList.withStdin(request.inputs())) {
      try {
        if (CorpusFiles.isManifest(name)) {
          found.addAll(manifest(Path.of(name)));
        } else {
          AudioInputs.find(List.of(name), this::unreadable, LocalList::note).stream()
              .map(AudioSegment::whole)
              .forEach(found::add);
        }
      } catch (CorpusException e) {
        throw e; // of such a corpus nothing can be used
      } catch (NoSuchFileException e) {
        leaveOut(name, "there is no such file");
      } catch (PatternSyntaxException e) {
        leaveOut(name, "it is not a valid pattern: " + e.getDescription());
      } catch (InvalidPathException e) {
        FileNames.check(name);
        leaveOut(name, "it is not a valid path: " + e.getReason());
      } catch (IOException e) {
        unreadable(name, e);
      }
    }
    return found;
  }

  /** The clips of a manifest, by their whole paths. */
  private List<AudioSegment> manifest(Path file) throws CorpusException {
    CorpusClips corpus = CorpusClips.read(file);
    leftOut += corpus.leftOut();
    List<AudioSegment> clips = new ArrayList<>();
    for (AudioSegment clip : corpus.clips()) {
      Path whole = clip.file().toAbsolutePath().normalize();
      clips.add(new AudioSegment(whole, clip.start(), clip.end()));
    }
    return clips;
  }

  private void unreadable(Path path, IOException error) {
    unreadable(path.toString(), error);
  }

  private void unreadable(String name, IOException error) {
    leaveOut(name, "it cannot be read: " + ReadFailure.reason(error));
  }

  private void leaveOut(String name, String reason) {
    leftOut++;
    System.err.println(PlainText.of(name) + ": skipped: " + PlainText.of(reason));
  }
}
