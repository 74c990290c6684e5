/**
 * From an audio file to samples: one bounded, correct reader a format. Start at {@link
 * org.sonaffect.audio}.
 */
module org.sonaffect.audio {
  requires transitive org.jspecify;

  exports org.sonaffect.audio;
  exports org.sonaffect.audio.stream;
}
