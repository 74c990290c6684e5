package org.sonaffect.audio.wav;

import java.io.IOException;
import java.io.InputStream;
import org.sonaffect.audio.pcm.PcmDecoder;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.BlockStream;

/** The samples of a WAV file after its header. */
final class WavStream extends BlockStream {
  private static final int FRAMES = 4096;

  private final InputStream in;
  private final WavHeader header;
  private final AudioOptions options;
  private final byte[] bytes;
  private PcmDecoder decoder;
  private boolean justificationOpen;
  private long bytesLeft;

  WavStream(InputStream in, WavHeader header, AudioOptions options) {
    super("WAV", in);
    this.in = in;
    this.header = header;
    this.options = options;
    header.warnings().forEach(this::warn);
    decoder = mixed(header.format().decoder(options.referenceQuirks()));
    justificationOpen = header.format().justificationOpen();
    sampleRate = header.format().sampleRate();
    values = decoder.values();
    bytes = new byte[FRAMES * decoder.frameBytes()];
    long declared = header.dataBytes();
    bytesLeft = declared < 0 ? Long.MAX_VALUE : declared - declared % decoder.frameBytes();
  }

  private PcmDecoder mixed(PcmDecoder mixing) {
    return options.eachChannel() ? mixing.eachChannel() : mixing;
  }

  @Override
  protected int nextBlock() throws IOException {
    int wanted = (int) Math.min(bytes.length, bytesLeft);
    int got = in.readNBytes(bytes, 0, wanted);
    bytesLeft -= got;
    if (got < wanted && header.sizeIsMeant()) {
      warn(
          "truncated: the header declares %d bytes of samples, the file ends after %d"
              .formatted(header.dataBytes(), header.dataBytes() - bytesLeft));
    }
    int frames = got / decoder.frameBytes();
    if (frames == 0) {
      return -1;
    }
    if (justificationOpen) {
      settleJustification(frames * decoder.frameBytes());
    }
    decoder.decode(bytes, 0, frames, blockOf(frames), 0, cancellation);
    return frames;
  }

  /**
   * Which three of four bytes hold the sample, settled by the first block that has sound: the upper
   * three where the lowest byte is always 0, as RIFF requires, else the lower three, which is what
   * the reference assumes.
   */
  private void settleJustification(int length) {
    boolean bigEndian = header.format().bigEndian();
    int channels = header.format().channels();
    if (options.referenceQuirks()) {
      decoder = mixed(PcmDecoder.lower24of32WithoutSign(bigEndian, channels));
      justificationOpen = false;
      return;
    }
    boolean sound = false;
    int lowest = bigEndian ? 3 : 0;
    for (int i = 0; i < length && justificationOpen; i++) {
      sound |= bytes[i] != 0;
      if (i % 4 == lowest && bytes[i] != 0) {
        decoder = mixed(PcmDecoder.lower24of32(bigEndian, channels));
        justificationOpen = false;
      }
    }
    justificationOpen &= !sound;
  }
}
