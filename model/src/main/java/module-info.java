/** Trained models: train, calibrate, predict. Start at {@link org.sonaffect.model}. */
module org.sonaffect.model {
  requires transitive org.jspecify;
  requires transitive org.sonaffect.report;
  requires com.j2html;
  requires com.fasterxml.jackson.core;
  requires transitive com.fasterxml.jackson.databind;
  requires de.siegmar.fastcsv;

  exports org.sonaffect.model;
  exports org.sonaffect.model.builtin;
  exports org.sonaffect.model.calibrate;
  exports org.sonaffect.model.card;
  exports org.sonaffect.model.evaluate;
  exports org.sonaffect.model.explain;
  exports org.sonaffect.model.file;
  exports org.sonaffect.model.interval;
  exports org.sonaffect.model.predict;
  exports org.sonaffect.model.train;
}
