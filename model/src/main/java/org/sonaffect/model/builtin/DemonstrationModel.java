package org.sonaffect.model.builtin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.file.ModelFile;

/**
 * The model that comes with the program: trained on the built-in corpora, whose clips are
 * synthesised and whose ratings are computed. It shows the program and says nothing about
 * listeners. docs/MODELS.md describes how to make it again.
 */
public final class DemonstrationModel {
  /** The name that stands for it in place of a model file. */
  public static final String NAME = "demo";

  private static final String RESOURCE = "demonstration.sonaffect";

  private DemonstrationModel() {}

  /** Reads it. */
  public static TrainedModel read() {
    try (InputStream size = open();
        InputStream in = open()) {
      return ModelFile.read(in, size.transferTo(OutputStream.nullOutputStream()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ModelException e) {
      throw new IllegalStateException("the demonstration model: " + e.getMessage(), e);
    }
  }

  private static InputStream open() {
    InputStream in = DemonstrationModel.class.getResourceAsStream(RESOURCE);
    if (in == null) {
      throw new IllegalStateException("the program comes without its demonstration model");
    }
    return in;
  }
}
