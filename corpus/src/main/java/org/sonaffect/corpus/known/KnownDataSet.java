package org.sonaffect.corpus.known;

/**
 * A rated data set that is read as its authors ship it.
 *
 * @param format its word in a manifest: {@code format: deam}
 * @param title what it is called
 * @param what it holds, in words
 * @param size how many clips, and how long
 * @param licence of ratings and audio, in words
 * @param ask where to get it
 * @param source the publication
 * @param folder the usual name of its folder, the first line of the layout
 * @param layout the files and folders expected, a line each
 */
public record KnownDataSet(
    String format,
    String title,
    String what,
    String size,
    String licence,
    String ask,
    String source,
    String folder,
    String layout) {
  /** A manifest that reads a copy in its usual folder beside the manifest. */
  public String manifest() {
    return "format: " + format + "\npath: " + folder + "\n";
  }

  /** The command that checks a copy, given {@link #manifest} in a file of the format's name. */
  public String command() {
    return "./sonaffect corpus " + format + ".yaml";
  }
}
