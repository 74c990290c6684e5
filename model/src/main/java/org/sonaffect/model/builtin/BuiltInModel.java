package org.sonaffect.model.builtin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.file.ModelFile;

/**
 * The models that come with the program. Where a model is asked for, their names win over a file of
 * that name. docs/MODELS.md describes how each is made again.
 */
public enum BuiltInModel {
  /** Of music: trained on 220 clips of MUSIFEAST-17 and the ratings of adults in the UK and US. */
  MUSIC("music", "music.sonaffect"),
  /**
   * Trained on the built-in corpora, whose clips are synthesised and whose ratings are computed. It
   * shows the program and says nothing about listeners.
   */
  DEMO("demo", "demonstration.sonaffect");

  private final String title;
  private final String resource;

  BuiltInModel(String title, String resource) {
    this.title = title;
    this.resource = resource;
  }

  /** The name that stands for it in place of a model file. */
  public String title() {
    return title;
  }

  /** The model of a name; null where it is that of a file. */
  public static @Nullable BuiltInModel named(String name) {
    return Arrays.stream(values()).filter(m -> m.title.equals(name)).findFirst().orElse(null);
  }

  /** Reads it. */
  public TrainedModel read() {
    try (InputStream size = open();
        InputStream in = open()) {
      return ModelFile.read(in, size.transferTo(OutputStream.nullOutputStream()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ModelException e) {
      throw new IllegalStateException("the built-in model " + title + ": " + e.getMessage(), e);
    }
  }

  private InputStream open() {
    InputStream in = BuiltInModel.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException("the program comes without its model " + title);
    }
    return in;
  }
}
