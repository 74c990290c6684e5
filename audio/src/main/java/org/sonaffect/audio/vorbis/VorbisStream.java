package org.sonaffect.audio.vorbis;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.ogg.OggPackets;
import org.sonaffect.audio.ogg.OggPages;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.BlockStream;
import org.sonaffect.audio.stream.Damage;

/**
 * Samples of the first Vorbis stream of an Ogg file and of those chained behind it. The positions
 * on the pages say how much of the first and last blocks is audio (Vorbis I specification, section
 * A.2).
 */
final class VorbisStream extends BlockStream {
  private static final int LAST_HEADER = 3;

  private final OggPages pages;
  private final Damage damage = new Damage("Ogg Vorbis", "packets");
  private OggPackets packets = new OggPackets();
  private int serial;
  private byte[] identification;
  private int headers = 1;
  private @Nullable VorbisDecoder decoder;
  private boolean open = true;
  private boolean placed;
  private long position;
  private int early;

  /** Mixed to mono; or as many channels as the first stream of a chain has. */
  VorbisStream(InputStream in, boolean eachChannel) throws IOException {
    super("Ogg Vorbis", in);
    this.pages = new OggPages(in);
    byte[] first = null;
    OggPages.Page page = pages.next();
    while (page != null && first == null) {
      first = beginning(page);
      page = first == null ? pages.next() : page;
    }
    if (first == null) {
      throw broken("no Vorbis stream begins in the file");
    }
    this.identification = first;
    this.sampleRate = VorbisDecoder.sampleRate(first);
    this.values = eachChannel ? VorbisDecoder.channels(first) : 1;
    while (decoder == null) {
      page = pages.next();
      if (page == null) {
        throw broken("the file ends before its table of codes");
      }
      early = take(page);
    }
  }

  /** A fault, behind the reason that it may have. */
  private AudioException broken(String what) {
    String reason = pages.fault();
    return corrupt(reason == null ? what : reason + ", and " + what);
  }

  /** The identification packet, where the page begins a Vorbis stream, which is then followed. */
  private byte @Nullable [] beginning(OggPages.Page page) {
    if (!page.first()) {
      return null;
    }
    OggPackets fresh = new OggPackets();
    List<byte[]> found = fresh.of(page);
    if (found.isEmpty() || !VorbisDecoder.isHeader(found.get(0), 1)) {
      return null;
    }
    packets = fresh;
    serial = page.serial();
    return found.get(0);
  }

  @Override
  protected int nextBlock() throws IOException {
    if (early > 0) {
      int samples = early;
      early = 0;
      return samples;
    }
    OggPages.Page page = pages.next();
    if (page == null) {
      finish();
      return -1;
    }
    return take(page);
  }

  /** Decodes what ends on a page into the block. */
  private int take(OggPages.Page page) throws IOException {
    if (page.first()) {
      return chain(page);
    }
    if (!open || page.serial() != serial) {
      return 0;
    }
    List<byte[]> complete = packets.of(page);
    VorbisDecoder current = decoder;
    if (current != null) {
      current.clear();
    }
    for (byte[] packet : complete) {
      if (headers < LAST_HEADER) {
        header(packet);
      } else if (decoder != null) {
        decode(decoder, packet);
      }
    }
    open = !page.last();
    return decoder == null ? 0 : place(page, decoder);
  }

  /** A page that begins a stream: a further one in the chain, unless it runs beside ours. */
  private int chain(OggPages.Page page) throws IOException {
    if (open && headers < LAST_HEADER && page.serial() != serial) {
      return 0;
    }
    byte[] next = beginning(page);
    if (next == null) {
      return 0;
    }
    if (VorbisDecoder.sampleRate(next) != sampleRate) {
      throw AudioException.unsupported(
          "Ogg Vorbis: the sample rate changes from %d to %d Hz"
              .formatted(sampleRate, VorbisDecoder.sampleRate(next)));
    }
    identification = next;
    headers = 1;
    decoder = null;
    open = true;
    placed = false;
    position = 0;
    return 0;
  }

  private void header(byte[] packet) throws IOException {
    headers++;
    if (headers == LAST_HEADER) {
      if (!VorbisDecoder.isHeader(packet, 5)) {
        throw broken("the third packet is not the table of codes");
      }
      byte[] first = identification;
      decoder =
          Guard.decode(
              "Ogg Vorbis", position, () -> new VorbisDecoder(first, packet, values, cancellation));
    }
  }

  private void decode(VorbisDecoder current, byte[] packet) {
    try {
      if (current.decode(packet)) {
        damage.good();
      } else if (packet.length > 0) {
        damage.bad("it is not audio");
      }
    } catch (RuntimeException | StackOverflowError e) {
      damage.bad(e.getClass().getSimpleName());
    }
  }

  /** Cuts the samples of a page by the position it declares. */
  private int place(OggPages.Page page, VorbisDecoder current) {
    int length = current.length();
    int from = 0;
    if (length > 0 && !placed && page.granule() >= 0) {
      placed = true;
      long before = page.granule() - position - length;
      if (before < 0 && !page.last()) {
        from = (int) Math.min(-before, length);
      }
      position = Math.max(0, before);
    }
    int to = length;
    if (page.last() && page.granule() >= 0) {
      to = (int) Math.max(from, Math.min(length, from + page.granule() - position));
    }
    position += to - from;
    float[] into = blockOf(to - from);
    for (int c = 0; c < values; c++) {
      float[] samples = current.samples(c);
      for (int i = from; i < to; i++) {
        into[(i - from) * values + c] = samples[i];
      }
    }
    return to - from;
  }

  private void finish() throws AudioException {
    String verdict = damage.verdict();
    if (verdict != null) {
      warn(verdict);
    }
    String fault = pages.fault();
    if (fault != null) {
      warn(fault);
    }
    if (packets.dropped() > 0) {
      warn(packets.dropped() + " packets are lost");
    }
    if (open) {
      warn("cut short: the last page is missing");
    }
  }
}
