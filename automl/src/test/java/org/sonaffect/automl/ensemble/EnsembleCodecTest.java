package org.sonaffect.automl.ensemble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sonaffect.learning.family.Deadline;
import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.family.KernelRidge;
import org.sonaffect.learning.kernel.DomainKernel;
import org.sonaffect.learning.kernel.PointKernel;
import org.sonaffect.learning.portable.Allowance;
import org.sonaffect.learning.portable.Fields;
import org.sonaffect.learning.portable.Portable;
import org.sonaffect.learning.portable.PortableException;
import org.sonaffect.learning.portable.Reading;
import org.sonaffect.learning.prepare.FeatureGroups;
import org.sonaffect.learning.prepare.FittedPreparation;
import org.sonaffect.learning.prepare.Preparation;
import org.sonaffect.learning.prepare.Scaling;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.random.SplitMix64;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.StoredRows;
import org.sonaffect.learning.rows.TrainingRows;

/** Ensembles as plain values: rows made again, of whatever subset, and what a reader may spend. */
class EnsembleCodecTest {
  private static final int ROWS = 150;
  private static final int COLUMNS = 7;
  private static final Matrix X = x();

  private static Matrix x() {
    SplitMix64 random = Seeds.of(4).random();
    double[] values = new double[ROWS * COLUMNS];
    Arrays.setAll(values, i -> (float) random.nextGaussian());
    return new Matrix(ROWS, COLUMNS, values);
  }

  /** A kernel machine on some rows. */
  private static EnsembleModel.Part part(int[] rows, Scaling.Kind kind) {
    Matrix x = X.rows(rows);
    int[] domain = Arrays.stream(rows).map(row -> row % 2).toArray();
    double[] y = Arrays.stream(rows).mapToDouble(row -> X.get(row, 0)).toArray();
    FitContext context =
        new FitContext(Arrays.stream(rows).map(r -> r % 3).toArray(), Seeds.of(1), Deadline.NONE);
    FittedPreparation preparation =
        Preparation.of(new Scaling(kind, 4))
            .fit(x, FeatureGroups.one(COLUMNS), new double[][] {y}, domain, context);
    double[] ones = new double[rows.length];
    Arrays.fill(ones, 1);
    TrainingRows prepared = new TrainingRows(preparation.transform(x, domain), domain, ones);
    KernelRidge ridge = new KernelRidge(new DomainKernel(new PointKernel.Laplace(0.5), 1));
    return new EnsembleModel.Part(
        preparation,
        prepared,
        List.of(
            new EnsembleModel.Member(
                0,
                ridge.fit(prepared, new double[][] {y}, context),
                new double[] {0.5},
                new double[] {-9},
                new double[] {9})));
  }

  private static StoredRows stored() {
    StoredRows stored = StoredRows.of(X, domains());
    assertNotNull(stored);
    return stored;
  }

  private static int[] domains() {
    int[] domain = new int[ROWS];
    Arrays.setAll(domain, row -> row % 2);
    return domain;
  }

  private static Reading reading(Fields form) {
    return Reading.of(form, new Allowance(1e9, 1e9, 1e9));
  }

  private static Portable at(Fields form, String name) {
    return form.values().get(form.names().indexOf(name));
  }

  private static Fields part(Fields ensemble, int number) {
    return (Fields) ((Portable.Items) at(ensemble, "parts")).values().get(number);
  }

  private static EnsembleModel bagged() {
    int[] even = new int[ROWS / 2];
    Arrays.setAll(even, i -> 2 * i + i % 2);
    int[] all = new int[ROWS];
    Arrays.setAll(all, i -> i);
    return new EnsembleModel(
        COLUMNS, 1, List.of(part(even, Scaling.Kind.STANDARD), part(all, Scaling.Kind.RANK_GAUSS)));
  }

  @Test
  void rowsAreMadeAgainOfWhateverSubset() {
    EnsembleModel model = bagged();
    Fields form = EnsembleCodec.to(model, stored());
    assertEquals(ROWS / 2, picked(form, 0).length);
    assertEquals(ROWS, picked(form, 1).length);
    EnsembleCodec.Read read = EnsembleCodec.from(reading(form));
    assertNotNull(read.stored());
    for (int i = 0; i < 2; i++) {
      TrainingRows before = model.parts().get(i).rows();
      TrainingRows after = read.model().parts().get(i).rows();
      assertArrayEquals(before.x().values(), after.x().values());
      assertArrayEquals(before.domain(), after.domain());
    }
    assertArrayEquals(model.predict(X, domains()), read.model().predict(X, domains()));
  }

  private static int[] picked(Fields form, int number) {
    Fields rows = (Fields) at(part(form, number), "rows");
    assertEquals("stored", ((Portable.Text) at(rows, "kind")).value());
    return ((Portable.Ints) at(rows, "rows")).values();
  }

  @Test
  void rowsThatAreNotStoredAreWrittenDown() {
    EnsembleModel model = bagged();
    double[] other = X.values().clone();
    other[3] = 7;
    for (@Nullable StoredRows stored :
        Arrays.asList(null, StoredRows.of(new Matrix(ROWS, COLUMNS, other), domains()))) {
      Fields form = EnsembleCodec.to(model, stored);
      Fields rows = (Fields) at(part(form, 1), "rows");
      assertEquals("own", ((Portable.Text) at(rows, "kind")).value());
      EnsembleModel read = EnsembleCodec.from(reading(form)).model();
      assertArrayEquals(model.predict(X, domains()), read.predict(X, domains()));
    }
  }

  @Test
  void theSameRowsAreHeldOnce() {
    EnsembleModel.Part part = bagged().parts().get(1);
    EnsembleModel twice = new EnsembleModel(COLUMNS, 1, List.of(part, part));
    EnsembleModel read = EnsembleCodec.from(reading(EnsembleCodec.to(twice, null))).model();
    assertSame(read.parts().get(0).rows(), read.parts().get(1).rows());
  }

  @Test
  void aReaderSpendsNoMoreThanItIsAllowed() {
    Fields form = EnsembleCodec.to(bagged(), stored());
    double bytes = 16.0 * (ROWS + ROWS / 2.0) * COLUMNS;
    for (Allowance little :
        List.of(
            new Allowance(bytes, 1e9, 1e9),
            new Allowance(1e9, 1e4, 1e9),
            new Allowance(1e9, 1e9, 1e4))) {
      PortableException refused =
          assertThrows(PortableException.class, () -> EnsembleCodec.from(Reading.of(form, little)));
      assertTrue(refused.found().startsWith("what takes"), refused.getMessage());
    }
  }
}
