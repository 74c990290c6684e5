/** The search for a model: spaces, trials, ensembles. */
module org.sonaffect.automl {
  requires transitive org.jspecify;
  requires transitive org.sonaffect.learning;

  exports org.sonaffect.automl.ensemble;
  exports org.sonaffect.automl.search;
  exports org.sonaffect.automl.space;
}
