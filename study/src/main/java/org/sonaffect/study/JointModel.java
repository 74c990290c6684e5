package org.sonaffect.study;

/**
 * Joint training that cannot hurt much: for each corpus of a mixture, the machine of this corpus
 * alone, or one that learns from the rows of the others too where the inner folds show a gain. It
 * exists for mixtures of several corpora under the nested protocol only.
 *
 * @param separate the grid that a corpus alone is searched by
 */
public record JointModel(ModelGrid separate) implements StudyModel {
  /** Its name. */
  public static final String NAME = "joint";

  /** The name of the model that it is compared with, on one corpus alone. */
  public static final String SEPARATE = "svr";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean exists(Protocol protocol, Mixture mixture) {
    return protocol == Protocol.NESTED && mixture.joint();
  }

  /** The model that the log has the trials of one corpus under. */
  public String search(String corpus) {
    return "%s(%s)".formatted(NAME, corpus);
  }

  /** Whether a name is that of a joint model. */
  public static boolean names(String model) {
    return model.equals(NAME) || model.equals(JointAutoMlModel.NAME);
  }

  /** The model that a model is compared with, on one corpus alone: itself, if it exists there. */
  public static String separate(String model) {
    return model.equals(NAME)
        ? SEPARATE
        : model.equals(JointAutoMlModel.NAME) ? AutoMlModel.NAME : model;
  }
}
