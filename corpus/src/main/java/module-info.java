/**
 * Rated corpora on disk, checked and with their features. Start at {@link org.sonaffect.corpus}.
 */
module org.sonaffect.corpus {
  requires transitive org.jspecify;
  requires java.xml;
  requires transitive org.sonaffect.acoustics;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.yaml;
  requires de.siegmar.fastcsv;
  requires org.dhatim.fastexcel.reader;
  requires org.yaml.snakeyaml;

  exports org.sonaffect.corpus;
  exports org.sonaffect.corpus.demo;
  exports org.sonaffect.corpus.describe;
  exports org.sonaffect.corpus.extract;
  exports org.sonaffect.corpus.file;
  exports org.sonaffect.corpus.known;
  exports org.sonaffect.corpus.load;

  // Of the house only.
  exports org.sonaffect.corpus.group to
      org.sonaffect.study;
  exports org.sonaffect.corpus.table to
      org.sonaffect.study;
}
