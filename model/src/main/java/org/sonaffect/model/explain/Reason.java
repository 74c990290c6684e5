package org.sonaffect.model.explain;

import java.util.List;

/**
 * How far a family of descriptors pushes each target away from the typical training clip of the
 * domain. The pushes of all families and the typical clip's prediction sum to the value predicted.
 * They show what the model responded to, not what causes an emotion.
 *
 * @param descriptors the family, such as {@code spectral}
 * @param push in rating units (the scale is [-1, 1]), in the order of the estimates
 */
public record Reason(String descriptors, List<Double> push) {
  /** Copies the pushes. */
  public Reason {
    push = List.copyOf(push);
  }
}
