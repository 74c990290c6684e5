package org.sonaffect.study.fit;

import org.sonaffect.learning.grid.PipelineFits;
import org.sonaffect.study.Protocol;

/** Decompositions and fits that share all they can, as each protocol standardises. */
public final class FitSource {
  private FitSource() {}

  /**
   * Under the nested protocol a test value beyond the range of the training rows is taken to the
   * edge of that range; the published ones extrapolate, as the published code does.
   */
  public static PipelineFits.Source of(Protocol protocol) {
    return protocol == Protocol.NESTED ? PipelineFits.SHARED : PipelineFits.EXTRAPOLATING;
  }
}
