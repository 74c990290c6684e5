package org.sonaffect.audio.pcm;

import java.io.IOException;
import java.io.InputStream;
import org.sonaffect.audio.stream.BlockStream;

/** Uncompressed samples up to a declared size or to the end of the file, whichever comes first. */
public final class PcmStream extends BlockStream {
  private static final int FRAMES = 4096;

  private final InputStream in;
  private final PcmDecoder decoder;
  private final long declared;
  private final byte[] bytes;
  private long done;

  /**
   * Samples that begin with the next byte.
   *
   * @param declared bytes of samples; -1 where unknown
   */
  public PcmStream(
      String format, InputStream in, PcmDecoder decoder, int sampleRate, long declared) {
    super(format, in);
    this.in = in;
    this.decoder = decoder;
    this.sampleRate = sampleRate;
    this.values = decoder.values();
    this.declared = declared;
    this.bytes = new byte[FRAMES * decoder.frameBytes()];
  }

  @Override
  protected int nextBlock() throws IOException {
    int wanted = declared < 0 ? bytes.length : (int) Math.min(bytes.length, declared - done);
    int got = in.readNBytes(bytes, 0, wanted);
    done += got;
    if (got < wanted && declared >= 0) {
      warn("cut short: %d of %d bytes of samples".formatted(done, declared));
    }
    int frames = got / decoder.frameBytes();
    if (frames == 0) {
      return -1;
    }
    decoder.decode(bytes, 0, frames, blockOf(frames), 0, cancellation);
    return frames;
  }
}
