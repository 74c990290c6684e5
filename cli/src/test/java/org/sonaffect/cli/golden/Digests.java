package org.sonaffect.cli.golden;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** SHA-256 of outputs by their names, {@code SCENARIO/PATH}. */
final class Digests {
  private Digests() {}

  /**
   * Digests of all outputs in a folder; their stable forms are kept in another, to be compared by
   * hand.
   */
  static SortedMap<String, String> of(Path work, Path kept, String scenario) throws IOException {
    SortedMap<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(work)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = scenario + "/" + work.relativize(file).toString().replace('\\', '/');
        if (StableForm.is(name)) {
          byte[] stable = StableForm.of(name, file);
          Files.createDirectories(kept.resolve(name).getParent());
          Files.write(kept.resolve(name), stable);
          digests.put(name, sha256(stable));
        }
      }
    }
    return digests;
  }

  /** Reads lines of {@code sha256 name}. */
  static SortedMap<String, String> read(Path file) throws IOException {
    SortedMap<String, String> digests = new TreeMap<>();
    for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
      String[] parts = line.split(" {2}", 2);
      digests.put(parts[1], parts[0]);
    }
    return digests;
  }

  static void write(SortedMap<String, String> digests, Path file) throws IOException {
    StringBuilder lines = new StringBuilder();
    digests.forEach((name, digest) -> lines.append(digest).append("  ").append(name).append('\n'));
    Files.writeString(file, lines);
  }

  /** The names that differ, each with what is the matter. */
  static List<String> differences(
      SortedMap<String, String> expected, SortedMap<String, String> found) {
    TreeSet<String> names = new TreeSet<>(expected.keySet());
    names.addAll(found.keySet());
    return names.stream()
        .filter(name -> !found.getOrDefault(name, "").equals(expected.get(name)))
        .map(
            name ->
                !found.containsKey(name)
                    ? name + " is missing"
                    : name + (expected.containsKey(name) ? " differs" : " is new"))
        .toList();
  }

  /** A drawn text: where it differs the machine has other fonts, and figures differ too. */
  static String fonts() {
    BufferedImage image = new BufferedImage(200, 30, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
    graphics.drawString("arousal, valence \u2212\u00bd", 5, 20);
    graphics.dispose();
    StringBuilder pixels = new StringBuilder();
    for (int pixel : image.getRGB(0, 0, 200, 30, null, 0, 200)) {
      pixels.append(pixel).append(' ');
    }
    return sha256(pixels.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
