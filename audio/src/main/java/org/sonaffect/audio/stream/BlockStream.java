package org.sonaffect.audio.stream;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Samples of a decoder that produces them block by block.
 *
 * <p>Whatever a decoder behind it throws becomes an {@link AudioException} of kind {@code CORRUPT}:
 * a fault of its own must not look like more than a broken file.
 */
public abstract class BlockStream implements SampleStream {
  /** The samples of the current block; a decoder may replace it by a larger one. */
  protected float[] block = new float[0];

  /** What is known of the channels that are mixed. */
  protected final Cancellation cancellation = new Cancellation();

  /** Hz; a decoder sets it before the first block. */
  protected int sampleRate;

  /** Values of a sample; a decoder sets it before the first block. */
  protected int values;

  private final String format;
  private final InputStream in;
  private final List<String> warnings = new ArrayList<>();
  private int next;
  private int filled;
  private boolean ended;
  private long delivered;

  public BlockStream(String format, InputStream in) {
    this.format = format;
    this.in = in;
  }

  /**
   * Decodes the next block into {@link #block}.
   *
   * @return how many samples it has, which may be none; -1 at the end
   */
  protected abstract int nextBlock() throws IOException;

  @Override
  public final int sampleRate() {
    return sampleRate;
  }

  @Override
  public final int channels() {
    return values;
  }

  @Override
  public final int read(float[] into, int offset, int length) throws IOException {
    if (length <= 0) {
      throw new IllegalArgumentException("length is " + length + ", expected 1 or more");
    }
    while (next == filled) {
      if (ended) {
        return -1;
      }
      next = 0;
      filled = 0;
      int n = Guard.decode(format, delivered, this::nextBlock);
      if (n < 0) {
        ended = true;
      } else {
        filled = n;
      }
    }
    int n = Math.min(length, filled - next);
    System.arraycopy(block, next * values, into, offset, n * values);
    next += n;
    delivered += n;
    return n;
  }

  /** The block, with room for {@code samples}; what it held may be lost. */
  protected final float[] blockOf(int samples) {
    if (block.length < samples * values) {
      block = new float[samples * values];
    }
    return block;
  }

  /** Notes a fault that does not stop the file from being read. */
  protected final void warn(String sentence) {
    if (!warnings.contains(sentence)) {
      warnings.add(sentence);
    }
  }

  /** A fault of the content, named with the format. */
  protected final AudioException corrupt(String what) {
    return AudioException.corrupt(format + ": " + what);
  }

  @Override
  public List<String> warnings() {
    return cancellation.noted(warnings);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Turns what a decoder throws into an {@link AudioException}. */
  public static final class Guard {
    private Guard() {}

    /** A piece of decoding. */
    public interface Step<T> {
      T run() throws Exception;
    }

    /** Runs a step of decoding; {@code sample} says in a message where it failed. */
    public static <T> T decode(String format, long sample, Step<T> step) throws IOException {
      try {
        return step.run();
      } catch (EOFException e) {
        throw failure(format, sample, "the file ends too early", e);
      } catch (IOException e) {
        throw e;
      } catch (Exception | StackOverflowError e) {
        throw failure(format, sample, "the decoder failed with " + e.getClass().getSimpleName(), e);
      }
    }

    private static AudioException failure(
        String format, long sample, String what, Throwable cause) {
      return new AudioException(
          AudioException.Kind.CORRUPT, format + ": " + what + " after sample " + sample, cause);
    }
  }
}
