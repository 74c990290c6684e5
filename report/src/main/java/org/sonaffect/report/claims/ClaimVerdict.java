package org.sonaffect.report.claims;

import java.util.Arrays;
import org.sonaffect.study.StudyException;

/** The verdict of a study on a claim. */
public enum ClaimVerdict {
  /** All intervals lie wholly on the side that is claimed. */
  HOLDS("holds"),
  /** Some interval lies wholly on the other side, after Holm's correction over the parts. */
  FAILS("does not hold"),
  /** Some interval reaches both sides, or part of what the claim is about is not in the study. */
  OPEN("cannot be told"),
  /** Nothing that the claim is about is in the study. */
  ABSENT("not in this study");

  private final String words;

  ClaimVerdict(String words) {
    this.words = words;
  }

  /** The verdict with these words. */
  static ClaimVerdict of(String words) {
    return Arrays.stream(values())
        .filter(verdict -> verdict.words.equals(words))
        .findFirst()
        .orElseThrow(() -> new StudyException("no verdict of a claim: " + words));
  }

  /** As a report says it. */
  public String words() {
    return words;
  }
}
