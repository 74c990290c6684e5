package org.sonaffect.study;

/**
 * What a joint model chose for the rows of one corpus of its mixture, inside the training rows of a
 * fold.
 *
 * @param corpus whose rows are predicted so
 * @param choice {@link #SEPARATE}, or how the others take part
 * @param gain of the best joint candidate: the share by which its mean squared error on the
 *     validation rows is lower than that of separate training; the choice is separate where it is
 *     not clear of its error
 * @param error standard error of the gain
 * @param pipeline in words
 * @param separate what separate training predicts of the corpus's test rows
 */
@SuppressWarnings("ArrayRecordComponent")
public record JointChoice(
    String corpus, String choice, double gain, double error, String pipeline, double[] separate) {
  /** The choice of training on the corpus alone. */
  public static final String SEPARATE = "separate";
}
