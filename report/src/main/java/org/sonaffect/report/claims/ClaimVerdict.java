package org.sonaffect.report.claims;

/** What a study says of a claim. */
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

  /** As a report says it. */
  public String words() {
    return words;
  }
}
