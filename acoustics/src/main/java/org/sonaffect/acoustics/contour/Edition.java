package org.sonaffect.acoustics.contour;

/** Which ComParE set: the names are the same, some values are not (docs/spec/compare2016.md). */
public enum Edition {
  /** Of the challenge of 2013 (docs/spec/compare2013.md). */
  COMPARE2013(Padding.TRAILING, VoiceQuality.Rule.COMPARE2013),
  /** Of the challenge of 2016 (docs/spec/compare2016.md). */
  COMPARE2016(Padding.SYMMETRIC, VoiceQuality.Rule.COMPARE2016);

  final Padding padding;
  final VoiceQuality.Rule rule;

  Edition(Padding padding, VoiceQuality.Rule rule) {
    this.padding = padding;
    this.rule = rule;
  }
}
