package org.sonaffect.model.predict;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sonaffect.audio.stream.CountedStream;
import org.sonaffect.audio.stream.SampleStream;
import org.sonaffect.audio.stream.SoundLevel;

/**
 * Samples on their way to the extractor: counted, looked at for silence and clipping, cut where
 * they have no end, and stopped when the thread is interrupted.
 */
final class HeardAudio extends CountedStream {
  /** Below, there is less than the ratings of any corpus were made of. */
  private static final double SHORT = 1;

  private final SampleStream stream;
  private final long limit;
  private final SoundLevel level = new SoundLevel();
  private boolean cut;

  /**
   * Hears a stream.
   *
   * @param limit seconds that are read
   */
  HeardAudio(SampleStream stream, double limit) {
    super(stream);
    this.stream = stream;
    this.limit = Math.round(Math.min(limit * stream.sampleRate(), 1L << 60));
  }

  @Override
  public int read(float[] into, int offset, int length) throws IOException {
    long left = limit - samples();
    if (length > 0 && left <= 0) {
      cut = cut || stream.read(new float[channels()], 0, 1) > 0; // beyond what counts
      return -1;
    }
    int got = super.read(into, offset, (int) Math.min(length, left));
    level.add(into, offset, got, channels());
    return got;
  }

  @Override
  public List<String> warnings() {
    List<String> notes = new ArrayList<>(super.warnings());
    if (cut) {
      notes.add(words("longer than %.0f s: the rest is ignored", seconds()));
    }
    if (level.isSilent()) {
      notes.add("silence: nothing above -80 dB of full scale; no rated clip is like it");
    }
    if (level.isClipped()) {
      notes.add(
          words("clipping: %.2g %% of the samples at full scale", 100 * level.clippedShare()));
    }
    if (seconds() < SHORT) {
      notes.add(words("very short: %.2f s; rated clips last seconds", seconds()));
    }
    return notes;
  }

  private static String words(String format, double number) {
    return String.format(Locale.ROOT, format, number);
  }
}
