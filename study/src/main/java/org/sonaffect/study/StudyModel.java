package org.sonaffect.study;

/** A model of a study: how a pipeline or an ensemble of pipelines is chosen and fitted. */
public sealed interface StudyModel permits ModelGrid, AutoMlModel {
  /** As in the study's {@code models}. */
  String name();
}
