package org.sonaffect.cli.golden;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A way to run the program that decides no byte of its outputs.
 *
 * @param name of the folder of its outputs
 * @param java the binary
 * @param jobs threads
 */
record Variant(String name, String java, int jobs) {
  /**
   * One thread and four; four on another Java, where {@code SONAFFECT_OTHER_JAVA} names one. Of
   * these the one that the system property {@code sonaffect.golden.variant} names, or all.
   */
  static List<Variant> all() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<Variant> all = new ArrayList<>();
    all.add(new Variant("4-threads", java, 4));
    all.add(new Variant("1-thread", java, 1));
    String other = System.getenv().getOrDefault("SONAFFECT_OTHER_JAVA", "");
    if (!other.isEmpty()) {
      all.add(new Variant("other-java", other, 4));
    }
    String only = System.getProperty("sonaffect.golden.variant", "");
    return all.stream().filter(v -> only.isEmpty() || v.name.equals(only)).toList();
  }
}
