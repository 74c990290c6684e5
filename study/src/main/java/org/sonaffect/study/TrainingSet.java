package org.sonaffect.study;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sonaffect.learning.rows.ShortDecimal;

/**
 * What a model is trained on, by name: corpora and their shares, or a number of their clips. Where
 * a {@link Mixture} counts corpora in study order, a training set names them, so it can be read
 * back from the tables of a run.
 *
 * <p>Written as {@code music:1+sounds:0.5}, complementary mixtures as {@code
 * complementary(music:0.25+sounds:0.75)}, and transfers, which are tested on one corpus, as {@code
 * sounds:1+music:10clips>music(coral)}.
 */
public final class TrainingSet {
  /** Any training set, where a key does not tell one from another. */
  public static final TrainingSet ANY = new TrainingSet("");

  private static final String COMPLEMENTARY = "complementary(";

  /** Between what is trained on and what is tested; no name of a corpus has it. */
  private static final char TRANSFER = '>';

  private static final String CLIPS = "clips";

  /**
   * One corpus of it.
   *
   * @param share of its training rows, in [0, 1]; NaN where clips are counted
   * @param clips how many; 0 where a share is taken
   */
  public record Part(String corpus, double share, int clips) {}

  private final String label;
  private final boolean complementary;
  private final boolean transfer;
  private final List<Part> parts;

  private TrainingSet(String label) {
    this.label = label;
    int tested = label.indexOf(TRANSFER);
    this.transfer = tested >= 0;
    this.complementary = !transfer && label.startsWith(COMPLEMENTARY) && label.endsWith(")");
    String sum =
        transfer
            ? label.substring(0, tested)
            : complementary ? label.substring(COMPLEMENTARY.length(), label.length() - 1) : label;
    this.parts = Arrays.stream(sum.split("\\+", -1)).map(this::part).toList();
  }

  private Part part(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      return new Part(text, 1, 0);
    }
    String corpus = text.substring(0, colon);
    String amount = text.substring(colon + 1);
    try {
      return amount.endsWith(CLIPS)
          ? new Part(
              corpus,
              Double.NaN,
              Integer.parseInt(amount.substring(0, amount.length() - CLIPS.length())))
          : new Part(corpus, Double.parseDouble(amount), 0);
    } catch (NumberFormatException e) {
      throw new StudyException(
          "the training set %s cannot be read: %s is neither a share nor a number of clips"
              .formatted(label, amount),
          e);
    }
  }

  /**
   * Reads a {@link #label()}.
   *
   * @throws StudyException where it is none
   */
  public static TrainingSet parse(String label) {
    return label.isEmpty() ? ANY : new TrainingSet(label);
  }

  /** All of one corpus. */
  public static TrainingSet alone(String corpus) {
    return share(corpus, 1);
  }

  /** A share of one corpus. */
  public static TrainingSet share(String corpus, double share) {
    return new TrainingSet(corpus + ":" + ShortDecimal.of(share));
  }

  /** A number of clips of one corpus. */
  public static TrainingSet clips(String corpus, int count) {
    return new TrainingSet("%s:%d%s".formatted(corpus, count, CLIPS));
  }

  /** Several of these together. */
  public static TrainingSet sum(List<TrainingSet> parts, boolean complementary) {
    String sum = parts.stream().map(TrainingSet::label).collect(Collectors.joining("+"));
    return new TrainingSet(complementary ? COMPLEMENTARY + sum + ")" : sum);
  }

  /** The same for a transfer to a corpus, with their features aligned in some way. */
  public TrainingSet transferredTo(String corpus, String alignment) {
    return new TrainingSet("%s%s%s(%s)".formatted(label, TRANSFER, corpus, alignment));
  }

  /** The name in tables. */
  public String label() {
    return label;
  }

  /** Its corpora with their shares, in study order. */
  public List<Part> parts() {
    return parts;
  }

  /** The names of its corpora, in study order. */
  public List<String> corpora() {
    return parts.stream().map(Part::corpus).toList();
  }

  /** The share of a corpus; 0 where it is not trained on. */
  public double share(String corpus) {
    for (Part part : parts) {
      if (part.corpus().equals(corpus)) {
        return part.share();
      }
    }
    return 0;
  }

  /** Whether more than one corpus is trained on. */
  public boolean joint() {
    return parts.size() > 1;
  }

  /** Whether all of each corpus is trained on. */
  public boolean whole() {
    return !complementary && !transfer && parts.stream().allMatch(part -> part.share() == 1);
  }

  /** Whether it is of a complementary mixture. */
  public boolean complementary() {
    return complementary;
  }

  /** Whether it is of a transfer. */
  public boolean transfer() {
    return transfer;
  }

  /**
   * For a reader: {@code music + 50 % of sounds}; complementary mixtures as {@code 25 % of music +
   * 75 % of sounds, one size}.
   */
  public String words() {
    return parts.stream().map(TrainingSet::words).collect(Collectors.joining(" + "))
        + (complementary ? ", one size" : "");
  }

  private static String words(Part part) {
    return part.clips() > 0
        ? "%d clips of %s".formatted(part.clips(), part.corpus())
        : part.share() == 1
            ? part.corpus()
            : "%s %% of %s".formatted(percent(part.share()), part.corpus());
  }

  /** A share in percent, a decimal only where there is one. */
  public static String percent(double share) {
    double percent = share * 100;
    return String.format(Locale.ROOT, percent == Math.rint(percent) ? "%.0f" : "%.1f", percent);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TrainingSet set && label.equals(set.label);
  }

  @Override
  public int hashCode() {
    return label.hashCode();
  }

  @Override
  public String toString() {
    return label;
  }
}
