package org.sonaffect.study;

import java.util.List;

/** The models that a study can name without writing a grid out. */
final class StudyModels {
  /** Names, in the order in which they are explained. */
  static final List<String> BUILT_IN = List.of("linear", "svr");

  private StudyModels() {}
}
