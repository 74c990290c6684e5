package org.sonaffect.learning.prepare;

import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.Matrix;

/**
 * A preparation as learnt from training rows; immutable, usable from many threads. Each row is
 * prepared by itself.
 */
public final class FittedPreparation {
  final Pooling view;
  final DomainScales scales;
  final Pooling selection;
  final FittedEmbedding embedding;
  private final FeatureGroups groups;

  FittedPreparation(
      Pooling view,
      DomainScales scales,
      Pooling selection,
      FittedEmbedding embedding,
      FeatureGroups groups) {
    this.view = view;
    this.scales = scales;
    this.selection = selection;
    this.embedding = embedding;
    this.groups = groups;
  }

  /** Number of columns it was fitted on. */
  public int columns() {
    return view.columns();
  }

  /** Number of columns that come out. */
  public int outputs() {
    return embedding.outputs(selection.members().length);
  }

  /** Groups of the columns before they were embedded, as views for a sum of kernels. */
  public FeatureGroups selectedGroups() {
    return groups;
  }

  /** Whether what comes out are columns of their own, not embedded ones. */
  public boolean keepsColumns() {
    return embedding instanceof FittedEmbedding.Same;
  }

  /**
   * Prepares rows.
   *
   * @param x finite, of as many columns as it was fitted on; may have no row
   * @param domain of each row
   */
  public Matrix transform(Matrix x, int[] domain) {
    Check.applied(x, columns());
    if (domain.length != x.rows()) {
      throw new IllegalArgumentException(
          "%d domains for %d rows".formatted(domain.length, x.rows()));
    }
    Matrix picked = view.members().length == x.columns() ? x : view.apply(x);
    Matrix scaled = scales.apply(picked, domain);
    boolean all = selection.members().length == scaled.columns();
    return embedding.apply(all ? scaled : selection.apply(scaled), domain);
  }
}
