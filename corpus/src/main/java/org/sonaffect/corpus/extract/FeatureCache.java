package org.sonaffect.corpus.extract;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.sonaffect.audio.Audio;
import org.sonaffect.corpus.file.AtomicFile;
import org.sonaffect.corpus.file.UserHome;

/**
 * Feature vectors that were extracted before, one small file each, keyed by the content of the clip
 * and the versions of the extractor and the decoders. Several programs may share a folder: files
 * appear whole or not at all, and one that is damaged is as good as absent.
 *
 * <p>Layout (docs/spec/file-formats.md §10), little-endian: magic {@code SNF2}, number of values,
 * the floats, number of warnings, each warning as length and UTF-8, sample rate; CRC-32C of all
 * before.
 *
 * @param folder where it lies
 */
public record FeatureCache(Path folder) {
  private static final int MAGIC = 0x32464e53; // "SNF2"
  private static final int MOST_BYTES = 1 << 24;

  /**
   * {@code $XDG_CACHE_HOME/sonaffect}, else {@code .cache/sonaffect} in the user's home (XDG Base
   * Directory Specification 0.8: relative paths are ignored).
   */
  public static FeatureCache standard() {
    return new FeatureCache(folder(System.getenv(), UserHome.ofThisProcess().folder().toString()));
  }

  public static Path folder(Map<String, String> environment, String home) {
    String set = environment.getOrDefault("XDG_CACHE_HOME", "");
    return (!set.isEmpty() && Path.of(set).isAbsolute() ? Path.of(set) : Path.of(home, ".cache"))
        .resolve("sonaffect");
  }

  private Path entry(String version, String clipHash) {
    return folder
        .resolve((version + "-audio-" + Audio.DECODERS).replaceAll("[^A-Za-z0-9.-]", "_"))
        .resolve(clipHash.substring(0, 2))
        .resolve(clipHash + ".snf");
  }

  /**
   * The features kept of a clip.
   *
   * @param clipHash {@link ContentHash#clip}
   * @param columns how many values there must be
   */
  public Optional<ExtractedFeatures> get(String version, String clipHash, int columns) {
    Path entry = entry(version, clipHash);
    try {
      if (!Files.isRegularFile(entry) || Files.size(entry) > MOST_BYTES) {
        return Optional.empty();
      }
      return decoded(Files.readAllBytes(entry), columns);
    } catch (IOException e) {
      return Optional.empty(); // a cache that cannot be read holds nothing
    }
  }

  private static Optional<ExtractedFeatures> decoded(byte[] bytes, int columns) {
    int body = bytes.length - Integer.BYTES;
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (body < (4 + columns) * Integer.BYTES
        || checksum(bytes, body) != in.getInt(body)
        || in.getInt() != MAGIC
        || in.getInt() != columns) {
      return Optional.empty();
    }
    float[] values = new float[columns];
    for (int i = 0; i < columns; i++) {
      values[i] = in.getFloat();
    }
    List<String> warnings = new ArrayList<>();
    for (int left = in.getInt(); left > 0; left--) {
      int length = in.remaining() < Integer.BYTES ? -1 : in.getInt();
      if (length < 0 || length > in.remaining()) {
        return Optional.empty();
      }
      byte[] text = new byte[length];
      in.get(text);
      warnings.add(new String(text, StandardCharsets.UTF_8));
    }
    if (in.remaining() != 2 * Integer.BYTES) {
      return Optional.empty();
    }
    return Optional.of(new ExtractedFeatures(values, List.copyOf(warnings), in.getInt()));
  }

  /** Keeps the features of a clip. */
  public void put(String version, String clipHash, ExtractedFeatures features) throws IOException {
    Path entry = entry(version, clipHash);
    Files.createDirectories(entry.toAbsolutePath().getParent());
    AtomicFile.writeChecked(entry, encoded(features));
  }

  private static byte[] encoded(ExtractedFeatures features) {
    List<byte[]> warnings =
        features.warnings().stream().map(w -> w.getBytes(StandardCharsets.UTF_8)).toList();
    int size = Integer.BYTES * (5 + features.values().length + warnings.size());
    size += warnings.stream().mapToInt(w -> w.length).sum();
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(MAGIC).putInt(features.values().length);
    for (float value : features.values()) {
      out.putFloat(value);
    }
    out.putInt(warnings.size());
    warnings.forEach(w -> out.putInt(w.length).put(w));
    out.putInt(features.sampleRate());
    return out.putInt(checksum(out.array(), out.position())).array();
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
