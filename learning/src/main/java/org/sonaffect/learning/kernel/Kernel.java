package org.sonaffect.learning.kernel;

import org.sonaffect.learning.portable.RecordCodec;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.Described;

/**
 * A kernel of a support vector machine (docs/spec/experiment.md §6.3); {@code g} is the number its
 * {@link Gamma} comes to.
 */
public sealed interface Kernel extends Described {
  /** Short text, such as {@code polynomial(degree=3,coef0=25,gamma=scale)}. */
  @Override
  default String describe() {
    return Described.named(RecordCodec.kind(getClass()), this);
  }

  /** Whether it is positive semidefinite on any rows, so that a machine has one optimum. */
  default boolean positive() {
    return true;
  }

  /** {@code a.b}. */
  record Linear() implements Kernel {}

  /** {@code exp(-g |a - b|^2)}. */
  record Rbf(Gamma gamma) implements Kernel {
    /** Of gamma {@code scale}. */
    public Rbf() {
      this(Gamma.SCALE);
    }
  }

  /**
   * {@code (g a.b + coef0)^degree}.
   *
   * @param degree 1..32
   * @param coef0 any finite number; below 0 the kernel may be indefinite
   */
  record Polynomial(int degree, double coef0, Gamma gamma) implements Kernel {
    /** Checks degree and offset. */
    public Polynomial {
      Check.between("degree", degree, 1, 32);
      Check.between("coef0", coef0, -1e6, 1e6);
    }

    @Override
    public boolean positive() {
      return coef0 >= 0;
    }
  }

  /**
   * {@code tanh(g a.b + coef0)}; not positive definite in general.
   *
   * @param coef0 any finite number
   */
  record Sigmoid(double coef0, Gamma gamma) implements Kernel {
    /** Checks the offset. */
    public Sigmoid {
      Check.between("coef0", coef0, -1e6, 1e6);
    }

    @Override
    public boolean positive() {
      return false;
    }
  }
}
