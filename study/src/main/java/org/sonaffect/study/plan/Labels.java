package org.sonaffect.study.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.study.Control;
import org.sonaffect.study.ControlPlan;
import org.sonaffect.study.Mixture;
import org.sonaffect.study.RatingTarget;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.StudyFile;

/**
 * One column of ratings that is learnt: a target with its real ratings, or those of a draw of a
 * control.
 *
 * @param control real ratings, or a draw of random ones
 * @param word the target's
 * @param randomised the corpus with random ratings; -1 for none
 * @param ratings of every row
 */
@SuppressWarnings("ArrayRecordComponent")
public record Labels(Control control, String word, int randomised, double[] ratings) {
  /** The name that a search knows it by. */
  public String name() {
    return control.label() + "|" + word;
  }

  /** The ratings of some rows. */
  public double[] ratings(int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> ratings[row]).toArray();
  }

  /** As a search takes it. */
  public org.sonaffect.learning.rows.Target target() {
    return new org.sonaffect.learning.rows.Target(name(), ratings);
  }

  /**
   * Whether the control says anything about a mixture: where the randomised corpus is not trained
   * on, everything would come out as without it.
   */
  public boolean concerns(Mixture mixture) {
    return randomised < 0 || mixture.trainsOn(randomised);
  }

  /** All columns of a study: the real ones first, then every draw of every control. */
  static List<Labels> of(StudyFile study, StackedRows rows, Seeds seeds) {
    List<Labels> labels = new ArrayList<>();
    for (RatingTarget target : study.targets()) {
      labels.add(new Labels(Control.NONE, target.word(), -1, rows.ratings(target)));
    }
    for (ControlPlan control : study.controls()) {
      int corpus = rows.names().indexOf(control.corpus());
      if (corpus < 0) {
        throw new StudyException(
            "%s: controls randomise %s, the corpora of the study are %s"
                .formatted(study.file(), control.corpus(), rows.names()));
      }
      for (int draw = 0; draw < control.draws(); draw++) {
        for (RatingTarget target : study.targets()) {
          double[] ratings = RandomLabels.of(rows, corpus, target, draw, seeds);
          labels.add(new Labels(control.draw(draw), target.word(), corpus, ratings));
        }
      }
    }
    return labels;
  }
}
