package org.sonaffect.learning.kernel;

import org.sonaffect.learning.portable.Allowance.Cost;
import org.sonaffect.learning.portable.Reading;

/** What a kernel that was read costs where it is used. */
public final class KernelCost {
  /** Steps that a value of a kernel takes beyond the product of the rows. */
  private static final double VALUE = 64;

  private KernelCost() {}

  /**
   * Charges what it takes to hold a kernel and to predict a row with it.
   *
   * @param rows number of rows that it compares with
   * @param columns number of columns of the rows
   * @throws org.sonaffect.learning.portable.PortableException where it asks for other columns
   */
  public static void charge(Reading reading, SimilarityKernel kernel, int rows, int columns) {
    reading.charge(Cost.PREDICTING, VALUE * rows);
    if (kernel instanceof DomainKernel domain) {
      charge(reading.field("kernel"), domain.kernel(), rows, columns);
    } else if (kernel instanceof NormalisedKernel normalised) {
      // The norms of the training rows, each time.
      reading.charge(Cost.PREDICTING, (double) rows * columns);
      charge(reading.field("kernel"), normalised.kernel(), rows, columns);
    } else if (kernel instanceof SumKernel sum) {
      for (int i = 0; i < sum.parts().size(); i++) {
        charge(reading.field("parts").item(i), sum.parts().get(i), rows, columns);
      }
    }
  }

  private static void charge(Reading reading, SumKernel.Part part, int rows, int columns) {
    int[] picked = part.columns().columns();
    reading.field("columns").within(picked, 0, columns - 1);
    // The view's columns of the training rows are held, and gone through for every prediction.
    reading.charge(Cost.BYTES, 8.0 * rows * picked.length);
    reading.charge(Cost.PREDICTING, (double) rows * picked.length);
    charge(reading.field("kernel"), part.kernel(), rows, picked.length);
  }
}
