package org.sonaffect.cli;

import java.nio.file.Path;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.builtin.DemonstrationModel;
import org.sonaffect.model.file.ModelFile;

/** A model as it is named on the command line. */
final class ModelArgument {
  private ModelArgument() {}

  /**
   * Reads a model file, or the model that comes with the program where the word is {@code demo}.
   */
  static TrainedModel read(String model) throws ModelException {
    return model.equals(DemonstrationModel.NAME)
        ? DemonstrationModel.read()
        : ModelFile.read(Path.of(model));
  }
}
