package org.sonaffect.audio.mpeg;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.BlockStream;
import org.sonaffect.audio.stream.Damage;

/**
 * Samples of MPEG audio, without what the encoder added: the frame of its tag, the delay at the
 * start and the padding at the end, in each of the files that may have been joined to one.
 */
final class MpegStream extends BlockStream {
  private final MpegFrames frames;
  private final Damage damage;
  private final String name;
  private final ChannelDecoder decoder;
  private byte @Nullable [] pending;
  private MpegHeader kind;
  private boolean any;

  /** Samples decoded since the last tag, and which of them are the encoder's. */
  private long position;

  private long start;
  private long end = Long.MAX_VALUE;
  private long padded = Long.MAX_VALUE;

  /** Mixed to mono; or as many channels as the first frame has. */
  MpegStream(String name, InputStream in, boolean eachChannel) throws IOException {
    super(name, in);
    this.name = name;
    this.frames = new MpegFrames(in);
    this.damage = new Damage(name, "frames");
    byte[] first = frames.next();
    if (first == null) {
      throw corrupt("no frame of MPEG audio is complete");
    }
    this.pending = first;
    this.kind = frames.header();
    this.sampleRate = kind.sampleRate();
    this.values = eachChannel ? kind.channels() : 1;
    this.decoder = values == 1 ? new MonoDecoder(cancellation) : new StereoDecoder();
  }

  @Override
  protected int nextBlock() throws IOException {
    byte[] frame = pending != null ? pending : frames.next();
    pending = null;
    if (frame == null) {
      finish();
      return -1;
    }
    MpegHeader header = frames.header();
    MpegTag tag = MpegTag.in(frame, header, any);
    if (tag != null) {
      begin(tag, header);
      return 0;
    }
    if (!header.continues(kind)) {
      throw AudioException.unsupported(
          "%s: %s turns into %s".formatted(name, kind.describe(), header.describe()));
    }
    decode(frame, header);
    return trim(header.samples());
  }

  private void begin(MpegTag tag, MpegHeader header) {
    decoder.reset();
    any = true;
    position = 0;
    start = tag.start();
    end = tag.end(header.samples());
    padded = tag.frames() * header.samples();
  }

  private void decode(byte[] frame, MpegHeader header) {
    kind = header;
    any = true;
    String reason = decoder.decode(frame, header, blockOf(header.samples()));
    if (reason == null) {
      damage.good();
    } else {
      damage.bad(reason);
    }
  }

  /** Moves the samples of the block that are the clip's to its start. */
  private int trim(int samples) {
    int kept = 0;
    for (int i = 0; i < samples; i++, position++) {
      boolean encoders = position < start || position >= end && position < padded;
      if (!encoders) {
        System.arraycopy(block, i * values, block, kept++ * values, values);
      }
    }
    return kept;
  }

  private void finish() throws AudioException {
    String verdict = damage.verdict();
    if (verdict != null) {
      warn(verdict);
    }
    if (padded != Long.MAX_VALUE && padded > 0 && position < padded) {
      warn("cut short: %d of %d samples".formatted(position, padded));
    }
  }
}
