package org.sonaffect.report.claims;

import java.util.List;
import java.util.stream.IntStream;
import org.sonaffect.learning.metrics.Holm;
import org.sonaffect.study.Protocol;

/**
 * The result for one claim under one protocol of a study.
 *
 * @param claim of the paper
 * @param protocol under which the numbers were made
 * @param verdict what comes of the parts
 * @param parts the quantities that the study has
 * @param wanted what the study would need for the whole claim to be decided; empty where it has all
 *     of it
 */
public record ClaimFinding(
    Claim claim, Protocol protocol, ClaimVerdict verdict, List<ClaimPart> parts, String wanted) {
  /** Copies the list. */
  public ClaimFinding {
    parts = List.copyOf(parts);
  }

  /**
   * Judges a claim. All parts must hold for the claim to hold, each by its own interval, for all of
   * them holding by chance is less likely than one. One part that fails is enough against it, so
   * the chance of any is kept by Holm's correction over the parts. A claim of which a part is
   * missing cannot hold.
   */
  public static ClaimFinding of(
      Claim claim, Protocol protocol, List<ClaimPart> parts, String wanted) {
    boolean all = parts.stream().allMatch(part -> part.verdict() == ClaimVerdict.HOLDS);
    ClaimVerdict verdict =
        parts.isEmpty()
            ? ClaimVerdict.ABSENT
            : fails(parts)
                ? ClaimVerdict.FAILS
                : all && wanted.isEmpty() ? ClaimVerdict.HOLDS : ClaimVerdict.OPEN;
    return new ClaimFinding(claim, protocol, verdict, parts, wanted);
  }

  /**
   * Why the claim cannot be decided, where the reason is not the width of an interval; else empty.
   */
  public String reason() {
    if (verdict != ClaimVerdict.OPEN) {
      return "";
    }
    List<ClaimPart> open =
        parts.stream().filter(part -> part.verdict() != ClaimVerdict.HOLDS).toList();
    return !open.isEmpty() && open.stream().noneMatch(part -> part.reason().isEmpty())
        ? open.get(0).reason()
        : "";
  }

  private static boolean fails(List<ClaimPart> parts) {
    double[] adjusted = Holm.adjusted(parts.stream().mapToDouble(ClaimPart::failing).toArray());
    return IntStream.range(0, adjusted.length)
        .anyMatch(
            i -> ClaimPart.tells(adjusted[i]) && parts.get(i).verdict() == ClaimVerdict.FAILS);
  }
}
