package org.sonaffect.study;

import java.util.ArrayList;
import java.util.List;
import org.sonaffect.learning.rows.ShortDecimal;

/**
 * The share of each corpus in the training data (docs/spec/experiment.md §2.3, §2.4).
 *
 * @param shares in [0, 1], one a corpus in study order; one of them is 1, or they sum to 1 when
 *     complementary
 * @param complementary every corpus is cut to the size of the smallest before the shares are taken,
 *     so that all such mixtures train on equally many rows
 */
public record Mixture(List<Double> shares, boolean complementary) {
  private static final String COMPLEMENTARY = "complementary(";

  /** Between what is trained on and what is tested; no name of a corpus has it. */
  private static final String TRANSFER = ">";

  /** Copies the shares. */
  public Mixture {
    shares = List.copyOf(shares);
  }

  /** Whether rows of this corpus are trained on. */
  public boolean trainsOn(int corpus) {
    return shares.get(corpus) > 0;
  }

  /** How many corpora are trained on. */
  public int corpora() {
    return (int) shares.stream().filter(share -> share > 0).count();
  }

  /** Whether more than one corpus is trained on. */
  public boolean joint() {
    return corpora() > 1;
  }

  /**
   * The name in tables, e.g. {@code music:1+sounds:0.5}; only corpora with a share above 0, in
   * study order; complementary mixtures as {@code complementary(music:0.25+sounds:0.75)}.
   */
  public String label(List<String> corpusNames) {
    List<String> parts = new ArrayList<>();
    for (int c = 0; c < shares.size(); c++) {
      if (trainsOn(c)) {
        parts.add(corpusNames.get(c) + ":" + ShortDecimal.of(shares.get(c)));
      }
    }
    String sum = String.join("+", parts);
    return complementary ? COMPLEMENTARY + sum + ")" : sum;
  }

  /** Whether a label is that of a transfer, {@code sounds:1+music:10clips>music(coral)}. */
  public static boolean transfer(String label) {
    return label.contains(TRANSFER);
  }

  /** The corpora trained on that a label names, in its order. */
  public static List<String> corporaOf(String label) {
    String trained = transfer(label) ? label.substring(0, label.indexOf(TRANSFER)) : label;
    String sum =
        trained.startsWith(COMPLEMENTARY)
            ? trained.substring(COMPLEMENTARY.length(), trained.length() - 1)
            : trained;
    List<String> names = new ArrayList<>();
    for (String part : sum.split("\\+", -1)) {
      int colon = part.indexOf(':');
      names.add(colon < 0 ? part : part.substring(0, colon));
    }
    return names;
  }

  /** The share of a corpus in a label; 0 where it is not named. */
  public static double shareOf(String label, String corpus) {
    for (String part : sum(label).split("\\+", -1)) {
      if (part.startsWith(corpus + ":")) {
        return Double.parseDouble(part.substring(corpus.length() + 1));
      }
    }
    return 0;
  }

  /** Whether a label is that of a complementary mixture. */
  public static boolean complementary(String label) {
    return label.startsWith(COMPLEMENTARY);
  }

  /** A label without the word that says that it is complementary. */
  public static String sum(String label) {
    return complementary(label)
        ? label.substring(COMPLEMENTARY.length(), label.length() - 1)
        : label;
  }
}
