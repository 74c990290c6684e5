package org.sonaffect.report.claims;

import java.util.List;
import java.util.stream.Stream;

/**
 * Tables 1 and 2 of Simonetta, Certo and Ntalampiras (AudioMostly 2024), quoted as published, digit
 * by digit; none of it was computed by this program. Labels in [-1, 1].
 */
public final class PublishedResults {
  /** IADS-E without the sounds that are music. */
  public static final String SOUNDS = "IADS-E (no music)";

  /** IADS-E with the sounds that are music. */
  public static final String SOUNDS_WITH_MUSIC = "IADS-E (with music)";

  /** PMEmo. */
  public static final String MUSIC = "PMEmo";

  private static final String PAPER = "Simonetta, Certo and Ntalampiras, AudioMostly 2024";
  private static final String OWN =
      "5 folds; rows placed by the published code, pipelines chosen on the same folds";
  private static final String OTHERS = "the authors' own partition, not these folds";

  /** Test corpus, model, target; RMSE trained on sounds, on music, on both; misplaced or not. */
  private static final String TABLE_1 =
      """
      IADS-E (no music) | linear | arousal | .214 ± .0206 | 2.80e4 ± 3.54e4 | 1.69 ± 4.08
      IADS-E (no music) | linear | valence | .306 ± .0198 | 3.60e4 ± 2.80e4 | .261 ± .0125 | misplaced
      IADS-E (no music) | SVM | arousal | .192 ± .0103 | .266 ± .00196 | .125 ± .0115
      IADS-E (no music) | SVM | valence | .358 ± .00942 | .362 ± .00482 | .241 ± .0287 | misplaced
      IADS-E (no music) | AutoML | arousal | .185 ± .0138 | .245 ± .0117 | .104 ± .00593
      IADS-E (no music) | AutoML | valence | .271 ± .0115 | .324 ± .0225 | .253 ± .0131
      PMEmo | linear | arousal | .617 ± .187 | .292 ± .0819 | .229 ± .0237
      PMEmo | linear | valence | 1.32 ± .411 | .445 ± .472 | .241 ± .0287
      PMEmo | SVM | arousal | .362 ± .0146 | .210 ± .00488 | .193 ± .00923
      PMEmo | SVM | valence | .414 ± .0141 | .255 ± .0209 | .168 ± .0210
      PMEmo | AutoML | arousal | .320 ± .00928 | .193 ± .00722 | .180 ± .0153
      PMEmo | AutoML | valence | .389 ± .0316 | .223 ± .0212 | .153 ± .0262
      """;

  /** Test corpus, method, source (none: the paper); RMSE, R2, each of valence and of arousal. */
  private static final String TABLE_2 =
      """
      IADS-E (with music) | Abri et al. | Abri et al., Electronics 10(20):2519, 2021; rescaled by the paper's authors | .289 | .195 | .370 | .563
      IADS-E (with music) | AutoML on IADS-E (with music) |  | .279 | .193 | .379 | .566
      IADS-E (with music) | AutoML on IADS-E (with music) + PMEmo |  | .249 | .163 | .508 | .692
      PMEmo | de Berardinis et al. | de Berardinis, Cangelosi and Coutinho, ISMIR 2020 | .232 | .223 | .481 | .610
      PMEmo | Chowdhury et al. | Chowdhury, Praher and Widmer, SMC 2021 | .310 | .250 | .400 | .600
      PMEmo | Huang et al. | Huang et al., Interspeech 2022 | .231 | .216 | .508 | .655
      PMEmo | AutoML on PMEmo |  | .223 | .193 | .525 | .727
      PMEmo | AutoML on IADS-E (no music) + PMEmo |  | .153 | .180 | .775 | .762
      PMEmo | AutoML on IADS-E (with music) + PMEmo |  | .152 | .137 | .780 | .861
      """;

  private PublishedResults() {}

  /**
   * A row of Table 1: RMSE, mean ± half-width of the 95 % t interval over 5 folds.
   *
   * @param sounds trained on IADS-E without music
   * @param music trained on PMEmo
   * @param joint trained on both
   * @param misplaced the joint cell stands in the wrong row of the published table
   */
  public record Table1Row(
      String test,
      String model,
      String target,
      String sounds,
      String music,
      String joint,
      boolean misplaced) {}

  /**
   * A row of Table 2.
   *
   * @param source author, year and venue
   * @param evaluation how the rows were parted
   * @param others the result of other authors, as the paper quotes it
   */
  public record Table2Row(
      String test,
      String method,
      String source,
      String evaluation,
      boolean others,
      String rmseValence,
      String rmseArousal,
      String r2Valence,
      String r2Arousal) {}

  /** Table 1 in the paper's order. */
  public static List<Table1Row> table1() {
    return lines(TABLE_1)
        .map(f -> new Table1Row(f[0], f[1], f[2], f[3], f[4], f[5], f.length > 6))
        .toList();
  }

  /** Table 2 in the paper's order. */
  public static List<Table2Row> table2() {
    return lines(TABLE_2)
        .map(
            f -> {
              boolean others = !f[2].isEmpty();
              return new Table2Row(
                  f[0],
                  f[1],
                  others ? f[2] : PAPER,
                  others ? OTHERS : OWN,
                  others,
                  f[3],
                  f[4],
                  f[5],
                  f[6]);
            })
        .toList();
  }

  private static Stream<String[]> lines(String table) {
    return table.lines().map(line -> line.split(" \\| ", -1));
  }

  /**
   * The highest R2 of other authors in Table 2.
   *
   * @param test {@link #SOUNDS_WITH_MUSIC} or {@link #MUSIC}
   * @param target {@code arousal} or {@code valence}
   */
  public static double bestOfOthers(String test, String target) {
    return table2().stream()
        .filter(row -> row.others() && row.test().equals(test))
        .mapToDouble(
            row -> Double.parseDouble(target.equals("arousal") ? row.r2Arousal() : row.r2Valence()))
        .max()
        .orElseThrow();
  }
}
