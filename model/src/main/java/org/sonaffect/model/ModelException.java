package org.sonaffect.model;

import org.sonaffect.corpus.file.PlainText;

/** A model that cannot be read or used for what is asked, with the reason in words. */
public final class ModelException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The message says what was found and what was expected. */
  public ModelException(String message) {
    super(message);
  }

  /** As above, with the cause. */
  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * A model file that is none, or damaged.
   *
   * @param file its name
   * @param place in the file, such as {@code header} or {@code core.parts[2].rows}
   * @param found what is there; a stranger's text is made fit to be shown
   * @param wanted what should be
   */
  public static ModelException of(String file, String place, String found, String wanted) {
    return new ModelException(
        "%s: %s: found %s, expected %s".formatted(file, place, PlainText.of(found), wanted));
  }
}
