/**
 * From samples to contours to functionals: the feature sets. Start at {@link
 * org.sonaffect.acoustics}.
 */
module org.sonaffect.acoustics {
  requires transitive org.jspecify;
  requires transitive org.sonaffect.audio;
  requires de.siegmar.fastcsv;
  // Only for tables in the format arrow.
  requires static org.apache.arrow.memory.core;
  requires static org.apache.arrow.vector;

  exports org.sonaffect.acoustics;
  exports org.sonaffect.acoustics.change;
  exports org.sonaffect.acoustics.contour;
  exports org.sonaffect.acoustics.fingerprint;
  exports org.sonaffect.acoustics.parquet;
  exports org.sonaffect.acoustics.signal;
  exports org.sonaffect.acoustics.table;
  exports org.sonaffect.acoustics.tonal;
}
