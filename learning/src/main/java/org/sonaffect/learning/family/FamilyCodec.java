package org.sonaffect.learning.family;

import java.util.ArrayList;
import java.util.List;
import org.sonaffect.learning.portable.Fields;
import org.sonaffect.learning.portable.Reading;
import org.sonaffect.learning.portable.RecordCodec;

/** Fitted families as plain values, and back: they predict the same to the last bit. */
public final class FamilyCodec {
  private final List<Class<? extends StoredFamily>> kinds =
      new ArrayList<>(
          List.of(
              FittedDual.class,
              FittedLinear.class,
              FittedReduced.class,
              NearestNeighbours.Fitted.class,
              Perceptron.Fitted.class));

  /**
   * A codec of the families of this package and some others.
   *
   * @param others records
   */
  public FamilyCodec(List<Class<? extends StoredFamily>> others) {
    kinds.addAll(others);
  }

  /**
   * The plain values of a fitted family.
   *
   * @throws IllegalArgumentException if model files do not know its kind
   */
  public Fields to(FittedFamily fitted) {
    if (fitted instanceof StoredFamily
        && kinds.contains(fitted.getClass())
        && fitted instanceof Record record) {
      return RecordCodec.LEARNT.toKind(record);
    }
    throw new IllegalArgumentException(
        "a fitted model of a kind that model files do not know: " + fitted.getClass().getName());
  }

  /**
   * A fitted family.
   *
   * @param rows number of training rows
   * @param columns number of columns of the rows
   * @param targets number of targets
   */
  public StoredFamily from(Reading reading, int rows, int columns, int targets) {
    StoredFamily fitted = RecordCodec.LEARNT.fromKind(reading, kinds);
    fitted.check(reading, rows, columns, targets);
    return fitted;
  }
}
