package org.sonaffect.study.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether rows that are tested were seen before: in training or in the search, by themselves, under
 * another name, or through a row of their group.
 *
 * <p>Folds are added one after the other; the findings count over all folds of a training set.
 */
public final class SplitAudit {
  private final AuditRows rows;

  /** By the training set's name, then by test corpus. */
  private final Map<String, Map<String, Tally>> tallies = new LinkedHashMap<>();

  /** By the training set's name. */
  private final Map<String, Tally> trainings = new LinkedHashMap<>();

  /** An audit of splits of these clips. */
  public SplitAudit(AuditRows rows) {
    this.rows = rows;
  }

  /**
   * Adds one fold.
   *
   * @param name what findings are counted under, e.g. {@code nested, music:1+sounds:1}
   * @param corpora the corpora that the training set claims to hold
   * @param train rows trained on
   * @param search rows that the search was trained or scored on
   * @param test rows reported, by the name of the corpus that they are reported for
   */
  public void add(
      String name, Set<String> corpora, int[] train, int[] search, Map<String, int[]> test) {
    SeenRows seenRows = new SeenRows(rows, train);
    boolean[] searched = marks(search);
    Tally training = trainings.computeIfAbsent(name, n -> new Tally());
    training.rows += train.length;
    for (int row : train) {
      AuditRows.Row known = rows.get(row);
      if (!corpora.contains(known.corpus())) {
        training.note(Rule.TRAINING_ROWS_OF_OTHER_CORPUS, known.name());
      }
    }
    Map<String, Tally> byCorpus = tallies.computeIfAbsent(name, n -> new TreeMap<>());
    test.forEach(
        (corpus, tested) -> {
          Tally tally = byCorpus.computeIfAbsent(corpus, c -> new Tally());
          tally.rows += tested.length;
          for (int row : tested) {
            AuditRows.Row known = rows.get(row);
            if (!known.corpus().equals(corpus)) {
              tally.note(Rule.TEST_ROWS_OF_OTHER_CORPUS, known.name());
            }
            @Nullable Rule seen = seenRows.how(row);
            if (seen != null) {
              tally.note(seen, known.name());
            }
            if (searched[row]) {
              tally.note(Rule.SEARCH_ON_TEST_ROWS, known.name());
            }
          }
        });
  }

  private boolean[] marks(int[] numbers) {
    boolean[] marks = new boolean[rows.size()];
    for (int number : numbers) {
      marks[number] = true;
    }
    return marks;
  }

  /** What was found, in the order in which training sets were added. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    tallies.forEach(
        (name, byCorpus) -> {
          add(findings, trainings.getOrDefault(name, new Tally()), name, "the training rows");
          byCorpus.forEach(
              (corpus, tally) -> add(findings, tally, name, "the test rows of " + corpus));
        });
    return findings;
  }

  private static void add(List<Finding> findings, Tally tally, String name, String what) {
    tally.seen.forEach(
        (rule, clips) ->
            findings.add(
                Finding.of(
                    rule,
                    rule.say(name, what, tally.counts.getOrDefault(rule, 0), tally.rows),
                    clips)));
  }

  /** What was seen of the rows of one kind. */
  private static final class Tally {
    private int rows;
    private final Map<Rule, Set<String>> seen = new TreeMap<>();
    private final Map<Rule, Integer> counts = new TreeMap<>();

    void note(Rule rule, String clip) {
      seen.computeIfAbsent(rule, r -> new TreeSet<>()).add(clip);
      counts.merge(rule, 1, Integer::sum);
    }
  }
}
