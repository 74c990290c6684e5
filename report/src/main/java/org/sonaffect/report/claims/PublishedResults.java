package org.sonaffect.report.claims;

import java.util.List;

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
    return List.of(
        row1(SOUNDS, "linear", "arousal", ".214 ± .0206", "2.80e4 ± 3.54e4", "1.69 ± 4.08"),
        misplaced("linear", ".306 ± .0198", "3.60e4 ± 2.80e4", ".261 ± .0125"),
        row1(SOUNDS, "SVM", "arousal", ".192 ± .0103", ".266 ± .00196", ".125 ± .0115"),
        misplaced("SVM", ".358 ± .00942", ".362 ± .00482", ".241 ± .0287"),
        row1(SOUNDS, "AutoML", "arousal", ".185 ± .0138", ".245 ± .0117", ".104 ± .00593"),
        row1(SOUNDS, "AutoML", "valence", ".271 ± .0115", ".324 ± .0225", ".253 ± .0131"),
        row1(MUSIC, "linear", "arousal", ".617 ± .187", ".292 ± .0819", ".229 ± .0237"),
        row1(MUSIC, "linear", "valence", "1.32 ± .411", ".445 ± .472", ".241 ± .0287"),
        row1(MUSIC, "SVM", "arousal", ".362 ± .0146", ".210 ± .00488", ".193 ± .00923"),
        row1(MUSIC, "SVM", "valence", ".414 ± .0141", ".255 ± .0209", ".168 ± .0210"),
        row1(MUSIC, "AutoML", "arousal", ".320 ± .00928", ".193 ± .00722", ".180 ± .0153"),
        row1(MUSIC, "AutoML", "valence", ".389 ± .0316", ".223 ± .0212", ".153 ± .0262"));
  }

  /** Table 2 in the paper's order. */
  public static List<Table2Row> table2() {
    return List.of(
        others(
            SOUNDS_WITH_MUSIC,
            "Abri et al.",
            "Abri et al., Electronics 10(20):2519, 2021; rescaled by the paper's authors",
            List.of(".289", ".195", ".370", ".563")),
        own(SOUNDS_WITH_MUSIC, "IADS-E (with music)", ".279", ".193", ".379", ".566"),
        own(SOUNDS_WITH_MUSIC, "IADS-E (with music) + PMEmo", ".249", ".163", ".508", ".692"),
        others(
            MUSIC,
            "de Berardinis et al.",
            "de Berardinis, Cangelosi and Coutinho, ISMIR 2020",
            List.of(".232", ".223", ".481", ".610")),
        others(
            MUSIC,
            "Chowdhury et al.",
            "Chowdhury, Praher and Widmer, SMC 2021",
            List.of(".310", ".250", ".400", ".600")),
        others(
            MUSIC,
            "Huang et al.",
            "Huang et al., Interspeech 2022",
            List.of(".231", ".216", ".508", ".655")),
        own(MUSIC, "PMEmo", ".223", ".193", ".525", ".727"),
        own(MUSIC, "IADS-E (no music) + PMEmo", ".153", ".180", ".775", ".762"),
        own(MUSIC, "IADS-E (with music) + PMEmo", ".152", ".137", ".780", ".861"));
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

  private static Table1Row row1(
      String test, String model, String target, String sounds, String music, String joint) {
    return new Table1Row(test, model, target, sounds, music, joint, false);
  }

  private static Table1Row misplaced(String model, String sounds, String music, String joint) {
    return new Table1Row(SOUNDS, model, "valence", sounds, music, joint, true);
  }

  private static Table2Row own(
      String test, String train, String rmseV, String rmseA, String r2V, String r2A) {
    return new Table2Row(test, "AutoML on " + train, PAPER, OWN, false, rmseV, rmseA, r2V, r2A);
  }

  /** Numbers in the order RMSE of valence and arousal, R2 of valence and arousal. */
  private static Table2Row others(String test, String method, String source, List<String> numbers) {
    return new Table2Row(
        test,
        method,
        source,
        OTHERS,
        true,
        numbers.get(0),
        numbers.get(1),
        numbers.get(2),
        numbers.get(3));
  }
}
