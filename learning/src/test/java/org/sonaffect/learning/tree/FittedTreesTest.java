package org.sonaffect.learning.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sonaffect.learning.family.FamilyCodec;
import org.sonaffect.learning.portable.Allowance;
import org.sonaffect.learning.portable.PortableException;
import org.sonaffect.learning.portable.Reading;
import org.sonaffect.learning.rows.Matrix;

/** Trees of strangers have no circles, and lead nowhere but to leaves of their own. */
class FittedTreesTest {
  private static FittedTrees trees(int[] roots, int[] column, int[] child, int values) {
    return new FittedTrees(
        2,
        new Trees[] {
          new Trees(1, roots, column, new double[column.length], child, new double[values])
        },
        true,
        new double[1],
        new BoundedScale[] {new BoundedScale(1, 0, 1, -1, 1)},
        new double[2]);
  }

  private static FittedTrees again(FittedTrees trees) {
    FamilyCodec codec = new FamilyCodec(List.of(FittedTrees.class));
    Reading reading = Reading.of(codec.to(trees), new Allowance(1e6, 1e6, 1e6));
    return (FittedTrees) codec.from(reading, 1, 2, 1);
  }

  private static void assertRefused(
      String reason, int[] roots, int[] column, int[] child, int values) {
    String message =
        assertThrows(PortableException.class, () -> again(trees(roots, column, child, values)))
            .getMessage();
    assertTrue(message.contains(reason), message);
  }

  @Test
  void soundTreesAreRead() {
    FittedTrees read =
        again(trees(new int[] {0, 3}, new int[] {1, -1, -1, -1}, new int[] {1, 0, 1, 2}, 3));
    assertEquals(0, read.predict(new Matrix(1, 2, new double[2]))[0][0]);
  }

  @Test
  void othersAreRefused() {
    int[] roots = {0, 3};
    int[] column = {1, -1, -1, -1};
    assertRefused("0 at node 0", roots, column, new int[] {0, 0, 1, 2}, 3);
    assertRefused("2 at node 0", roots, column, new int[] {2, 0, 1, 2}, 3);
    assertRefused("3 at node 3", roots, column, new int[] {1, 0, 1, 3}, 3);
    assertRefused("-1 at 1", roots, column, new int[] {1, -1, 1, 2}, 3);
    assertRefused("2 at 0", roots, new int[] {2, -1, -1, -1}, new int[] {1, 0, 1, 2}, 3);
    assertRefused("tree 0 without", new int[] {0, 0}, column, new int[] {1, 0, 1, 2}, 3);
    assertRefused("at node 0", new int[] {1, 3}, column, new int[] {1, 0, 1, 2}, 3);
    assertRefused("at node 0", new int[0], column, new int[] {1, 0, 1, 2}, 3);
    assertRefused("4 at 1", new int[] {0, 4}, column, new int[] {1, 0, 1, 2}, 3);
  }
}
