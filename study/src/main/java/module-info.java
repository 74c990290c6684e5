/** A study from its file to its run folder. Start at {@link org.sonaffect.study}. */
module org.sonaffect.study {
  requires transitive org.jspecify;
  requires transitive org.sonaffect.automl;
  requires transitive org.sonaffect.corpus;
  requires com.fasterxml.jackson.core;
  requires transitive com.fasterxml.jackson.databind;

  exports org.sonaffect.study;
  exports org.sonaffect.study.folder;
  exports org.sonaffect.study.gate;
  exports org.sonaffect.study.run;
  exports org.sonaffect.study.summary;

  // Of the house only.
  exports org.sonaffect.study.fit to
      org.sonaffect.model;
}
