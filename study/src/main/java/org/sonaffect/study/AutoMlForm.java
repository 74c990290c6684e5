package org.sonaffect.study;

import java.util.Locale;
import org.sonaffect.automl.ensemble.EnsembleRule;
import org.sonaffect.automl.search.AutoMlOptions;
import org.sonaffect.automl.space.Task;

/** What the AutoML makes its model of. */
public enum AutoMlForm {
  /** A weighted average of trials; on small tables each fitted once on every split. */
  ENSEMBLE,
  /** The same, each member fitted once on all rows: smaller and faster. */
  REFIT,
  /** The best trial of each target, fitted on all rows: the smallest. */
  SINGLE;

  /** The word on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The rules of a search. */
  public AutoMlOptions options(Task task) {
    AutoMlOptions usual = AutoMlOptions.of(task);
    return switch (this) {
      case ENSEMBLE -> usual;
      case REFIT -> usual.with(usual.ensemble().as(EnsembleRule.Form.REFIT));
      case SINGLE -> usual.with(EnsembleRule.SINGLE);
    };
  }
}
