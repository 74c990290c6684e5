package org.sonaffect.study;

/**
 * The same choice for the AutoML: for each corpus of a mixture its model of this corpus alone, or
 * that of the mixture where the out-of-fold predictions inside the training rows show a gain. It
 * searches nothing: the study has the AutoML, and the mixtures of each corpus alone. It exists for
 * mixtures of whole corpora.
 */
public record JointAutoMlModel() implements StudyModel {
  /** Its name. */
  public static final String NAME = "joint-automl";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean exists(Protocol protocol, Mixture mixture) {
    return protocol == Protocol.NESTED && mixture.joint() && mixture.whole();
  }
}
