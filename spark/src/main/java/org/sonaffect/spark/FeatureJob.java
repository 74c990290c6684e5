package org.sonaffect.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.acoustics.signal.SignalText;
import org.sonaffect.acoustics.table.CarriedColumn;
import org.sonaffect.acoustics.table.ClipExtraction;
import org.sonaffect.acoustics.table.ExtractionOptions;
import org.sonaffect.acoustics.table.NamedClip;
import org.sonaffect.acoustics.table.TableFormat;
import org.sonaffect.acoustics.table.TableWriter;
import org.sonaffect.audio.stream.AudioOptions;

/**
 * The extraction of features.
 *
 * @param sets feature sets, with commas between them
 * @param signal how audio is conditioned, as {@link SignalText} writes it
 * @param level what a row is
 * @param format of the table
 * @param window seconds; NaN for whole files
 * @param hop seconds
 * @param quirks read as the reference does
 * @param carried columns that are carried through
 */
record FeatureJob(
    String sets,
    String signal,
    ExtractionOptions.Level level,
    TableFormat format,
    double window,
    double hop,
    boolean quirks,
    List<CarriedColumn> carried)
    implements ClipJob {
  private static final long serialVersionUID = 1L;

  /** The job of such options. */
  static FeatureJob of(ExtractionOptions options) {
    return new FeatureJob(
        options.sets().title(),
        SignalText.of(options.sets().signal()),
        options.level(),
        options.format(),
        options.window(),
        options.hop(),
        options.audio().referenceQuirks(),
        options.carried());
  }

  /** As the local extraction takes it. */
  ExtractionOptions options() {
    ExtractionOptions options =
        ExtractionOptions.DEFAULT
            .withSets(extracted())
            .withLevel(level)
            .withFormat(format)
            .withCarried(carried)
            .withAudio(AudioOptions.DEFAULT.withReferenceQuirks(quirks));
    return Double.isNaN(window) ? options : options.withWindows(window, hop);
  }

  private FeatureSets extracted() {
    return FeatureSets.parse(sets).with(SignalText.parse(signal));
  }

  @Override
  public String identity() {
    return "features of " + extracted().version() + " " + this;
  }

  @Override
  public String ending() {
    return switch (format) {
      case ARFF -> ".arff";
      case PARQUET -> ".parquet";
      default -> ".csv";
    };
  }

  @Override
  public boolean isJoinable() {
    return format.isAppendable();
  }

  @Override
  public Session open(OutputStream out, boolean header) throws IOException {
    ExtractionOptions options = options();
    TableWriter table = format.open(out, carried, options.columns(), isJoinable() && !header);
    return new Session() {
      @Override
      public ClipExtraction.Outcome write(NamedClip clip) throws IOException, InterruptedException {
        return ClipExtraction.write(clip, options, table);
      }

      @Override
      public void close() throws IOException {
        table.close();
      }
    };
  }
}
