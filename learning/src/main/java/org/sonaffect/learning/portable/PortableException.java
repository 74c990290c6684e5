package org.sonaffect.learning.portable;

/** A tree of plain values that is no fitted model: where, what was found and what was expected. */
public final class PortableException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private static final int MOST_SHOWN = 300;

  private final String place;
  private final String found;
  private final String wanted;

  /**
   * Says what is wrong.
   *
   * @param place names and numbers from the root, such as {@code parts[2].rows}
   */
  public PortableException(String place, String found, String wanted) {
    super(
        "%s: found %s, expected %s"
            .formatted(place.isEmpty() ? "model" : place, shortened(found), wanted));
    this.place = place;
    this.found = shortened(found);
    this.wanted = wanted;
  }

  /** A text of a stranger is kept short; whoever shows it removes what a terminal would obey. */
  private static String shortened(String text) {
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "...";
  }

  /** Where, from the root. */
  public String place() {
    return place;
  }

  /** What is there. */
  public String found() {
    return found;
  }

  /** What should be. */
  public String wanted() {
    return wanted;
  }
}
