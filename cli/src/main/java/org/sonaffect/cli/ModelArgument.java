package org.sonaffect.cli;

import java.nio.file.Path;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.builtin.BuiltInModel;
import org.sonaffect.model.file.ModelFile;

/** A model as it is named on the command line. */
final class ModelArgument {
  /** What the help says of it. */
  static final String HELP =
      "The model file, or a built-in model: music, or demo for the demonstration.";

  private ModelArgument() {}

  /**
   * Reads a model that comes with the program where the word is its name ({@code music}, {@code
   * demo}), else a model file; {@code ./music} is always a file.
   */
  static TrainedModel read(String model) throws ModelException {
    BuiltInModel builtIn = BuiltInModel.named(model);
    return builtIn != null ? builtIn.read() : ModelFile.read(Path.of(model));
  }
}
