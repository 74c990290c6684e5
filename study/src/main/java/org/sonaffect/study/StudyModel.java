package org.sonaffect.study;

/** A model of a study: how a pipeline or an ensemble of pipelines is chosen and fitted. */
public sealed interface StudyModel permits ModelGrid, AutoMlModel, JointModel, JointAutoMlModel {
  /** As in the study's {@code models}. */
  String name();

  /** Whether it exists for training sets of a mixture under a protocol. */
  default boolean exists(Protocol protocol, Mixture mixture) {
    return true;
  }
}
