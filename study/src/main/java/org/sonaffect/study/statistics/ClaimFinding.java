package org.sonaffect.study.statistics;

import java.util.List;

/**
 * What one protocol of a study says of a claim.
 *
 * @param claim of the paper
 * @param protocol under which the numbers were made
 * @param parts the quantities that the study has
 * @param wanted what would have to be in the study for the whole claim to be told; empty where all
 *     of it is
 */
public record ClaimFinding(Claim claim, String protocol, List<ClaimPart> parts, String wanted) {
  /** Copies the list. */
  public ClaimFinding {
    parts = List.copyOf(parts);
  }

  /**
   * All parts must hold for the claim to hold, and one that does not is enough against it; a claim
   * of which a part is missing cannot be told.
   */
  public ClaimVerdict verdict() {
    if (parts.isEmpty()) {
      return ClaimVerdict.ABSENT;
    }
    if (parts.stream().anyMatch(part -> part.verdict() == ClaimVerdict.FAILS)) {
      return ClaimVerdict.FAILS;
    }
    boolean all = parts.stream().allMatch(part -> part.verdict() == ClaimVerdict.HOLDS);
    return all && wanted.isEmpty() ? ClaimVerdict.HOLDS : ClaimVerdict.OPEN;
  }
}
