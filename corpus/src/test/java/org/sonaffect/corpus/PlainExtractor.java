package org.sonaffect.corpus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.corpus.extract.ExtractedFeatures;
import org.sonaffect.corpus.extract.FeatureExtractor;

/**
 * Four features of 16-bit mono WAVs, and how often they were computed: the chain without the real
 * extractor.
 */
public final class PlainExtractor implements FeatureExtractor {
  public final AtomicInteger calls = new AtomicInteger();
  private final String version;

  public PlainExtractor() {
    this("plain-1");
  }

  public PlainExtractor(String version) {
    this.version = version;
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public List<String> columns() {
    return List.of("mean", "power", "crossings", "roughness");
  }

  @Override
  public ExtractedFeatures extract(Path file, double start, double end) throws IOException {
    calls.incrementAndGet();
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    if (in.remaining() == 0) {
      throw new AudioException(AudioException.Kind.EMPTY, "the file is empty");
    }
    if (in.remaining() < 44 || in.getInt() != 0x46464952) {
      throw new AudioException(AudioException.Kind.UNKNOWN_FORMAT, "no known audio format");
    }
    int declared = in.getInt(40);
    in.position(44);
    List<String> warnings =
        in.remaining() < declared
            ? List.of("cut short: " + in.remaining() + " of " + declared + " bytes")
            : List.of();
    int from = (int) (start * 8000);
    int to = Double.isNaN(end) ? in.remaining() / 2 : (int) (end * 8000);
    float[] features = new float[4];
    for (int i = from; i < to; i++) {
      float sample = in.getShort(44 + 2 * i) / 32768f;
      float before = i == from ? 0 : in.getShort(42 + 2 * i) / 32768f;
      features[0] += sample;
      features[1] += sample * sample;
      features[2] += sample * before < 0 ? 1 : 0;
      features[3] += Math.abs(sample - before);
    }
    return new ExtractedFeatures(features, warnings, 0);
  }
}
