package org.sonaffect.study.run;

import java.util.List;
import java.util.function.Consumer;
import org.sonaffect.corpus.Corpus;
import org.sonaffect.study.StudyFile;

/** Other processes that do the work of a study, each with a {@link StudyWork} of the same study. */
@FunctionalInterface
public interface Workforce {
  /**
   * Does orders, in any order and any number at a time.
   *
   * @param job the study, for those that do not know it yet
   * @param orders units whose results do not depend on each other, the longest first where that is
   *     known
   * @param done is given the result of each order once, never two at a time
   * @throws org.sonaffect.study.StudyException where an order could not be done
   */
  void work(Job job, List<WorkOrder> orders, Consumer<WorkResult> done);

  /**
   * What must be known to do orders.
   *
   * @param study in the form that is run
   * @param corpora in study order
   * @param identity of all that decides its numbers, see {@link StudyWork#identity()}
   */
  record Job(StudyFile study, List<Corpus> corpora, String identity) {}
}
