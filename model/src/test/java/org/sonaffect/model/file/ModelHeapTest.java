package org.sonaffect.model.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.builtin.BuiltInModel;

/** A model is read only where Java has room for it. */
class ModelHeapTest {
  @TempDir private Path folder;

  @Test
  void aHeapThatIsTooSmallIsNamedWithOneThatIsEnough() throws Exception {
    Path file = folder.resolve("demo.model");
    try (InputStream demo = BuiltInModel.class.getResourceAsStream("demonstration.sonaffect")) {
      Files.write(file, Objects.requireNonNull(demo).readAllBytes());
    }
    for (long heap : new long[] {1 << 20, 9 << 20}) {
      ModelException small =
          assertThrows(ModelException.class, () -> ModelFile.read(file, ModelCodec::from, heap));
      assertEquals(
          file
              + ": too large for Java's heap of "
              + (heap >> 20)
              + " MiB; raise it to 192 MiB (-Xmx192m)",
          small.getMessage());
    }
    ModelFile.read(file, ModelCodec::from, 192 << 20);
  }
}
