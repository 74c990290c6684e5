/**
 * From matrices through folds to fitted pipelines and their metrics. Start at {@link
 * org.sonaffect.learning}.
 */
module org.sonaffect.learning {
  requires transitive org.jspecify;

  exports org.sonaffect.learning;
  exports org.sonaffect.learning.family;
  exports org.sonaffect.learning.folds;
  exports org.sonaffect.learning.grid;
  exports org.sonaffect.learning.kernel;
  exports org.sonaffect.learning.linear;
  exports org.sonaffect.learning.metrics;
  exports org.sonaffect.learning.portable;
  exports org.sonaffect.learning.prepare;
  exports org.sonaffect.learning.random;
  exports org.sonaffect.learning.rows;

  // Of the house only.
  exports org.sonaffect.learning.tree to
      org.sonaffect.automl;
}
