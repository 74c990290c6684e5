package org.sonaffect.audio.wav;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.sonaffect.audio.pcm.PcmDecoder;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.ByteSource;
import org.sonaffect.audio.stream.Cancellation;
import org.sonaffect.audio.stream.SampleStream;

/** The samples of a WAV file after its header. */
final class WavStream implements SampleStream {
  private static final int FRAMES = 4096;

  private final ByteSource source;
  private final InputStream in;
  private final WavHeader header;
  private final AudioOptions options;
  private final List<String> warnings;
  private final byte[] buffer;
  private final int frameBytes;
  private final Cancellation cancellation = new Cancellation();
  private PcmDecoder decoder;
  private boolean justificationOpen;
  private long bytesLeft;
  private int bufferedFrames;
  private int nextFrame;
  private boolean ended;

  WavStream(ByteSource source, WavHeader header, AudioOptions options) {
    this.source = source;
    this.in = source.stream();
    this.header = header;
    this.options = options;
    this.warnings = new ArrayList<>(header.warnings());
    this.decoder = mixed(header.format().decoder(options.referenceQuirks()));
    this.justificationOpen = header.format().justificationOpen();
    this.frameBytes = decoder.frameBytes();
    this.buffer = new byte[FRAMES * frameBytes];
    long declared = header.dataBytes();
    this.bytesLeft = declared < 0 ? Long.MAX_VALUE : declared - declared % frameBytes;
  }

  @Override
  public int sampleRate() {
    return header.format().sampleRate();
  }

  @Override
  public int channels() {
    return decoder.values();
  }

  private PcmDecoder mixed(PcmDecoder mixing) {
    return options.eachChannel() ? mixing.eachChannel() : mixing;
  }

  @Override
  public int read(float[] into, int offset, int length) throws IOException {
    if (nextFrame == bufferedFrames && !fill()) {
      return -1;
    }
    int frames = Math.min(length, bufferedFrames - nextFrame);
    decoder.decode(buffer, nextFrame * frameBytes, frames, into, offset, cancellation);
    nextFrame += frames;
    return frames;
  }

  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    int wanted = (int) Math.min(buffer.length, bytesLeft);
    int got = in.readNBytes(buffer, 0, wanted);
    bytesLeft -= got;
    ended = got < wanted || bytesLeft == 0;
    if (got < wanted && header.sizeIsMeant()) {
      warnings.add(
          "truncated: the header declares %d bytes of samples, the file ends after %d"
              .formatted(header.dataBytes(), header.dataBytes() - bytesLeft));
    }
    bufferedFrames = got / frameBytes;
    nextFrame = 0;
    if (justificationOpen) {
      settleJustification();
    }
    return bufferedFrames > 0;
  }

  /**
   * Which three of four bytes hold the sample, settled by the first block that has sound: the upper
   * three where the lowest byte is always 0, as RIFF requires, else the lower three, which is what
   * the reference assumes.
   */
  private void settleJustification() {
    boolean bigEndian = header.format().bigEndian();
    int channels = header.format().channels();
    if (options.referenceQuirks()) {
      decoder = mixed(PcmDecoder.lower24of32WithoutSign(bigEndian, channels));
      justificationOpen = false;
      return;
    }
    boolean sound = false;
    int lowest = bigEndian ? 3 : 0;
    for (int i = 0; i < bufferedFrames * frameBytes && justificationOpen; i++) {
      sound |= buffer[i] != 0;
      if (i % 4 == lowest && buffer[i] != 0) {
        decoder = mixed(PcmDecoder.lower24of32(bigEndian, channels));
        justificationOpen = false;
      }
    }
    justificationOpen &= !sound;
  }

  @Override
  public List<String> warnings() {
    return cancellation.noted(warnings);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
