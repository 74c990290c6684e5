package org.sonaffect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartArchiveTest {
  @Test
  void thisJavaStartsTheProgramFromTheArchive(@TempDir Path folder) throws Exception {
    Path lib = Files.createDirectory(folder.resolve("lib"));
    copyClassPath(lib);
    Path archive = lib.resolve("start-1.jsa");

    StartArchive.main(new String[] {lib.toString(), archive.toString()});

    assertTrue(Files.isRegularFile(archive));
    // With -Xshare:on Java refuses to start without the archive.
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:on",
                "-XX:SharedArchiveFile=" + archive,
                "-Xlog:class+load",
                "-cp",
                lib + File.separator + "*",
                Sonaffect.class.getName(),
                "--version")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertTrue(program.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, program.exitValue());
    assertTrue(
        Files.readString(folder.resolve("log"))
            .contains(Sonaffect.class.getName() + " source: shared objects file"));
    try (Stream<Path> left = Files.list(lib)) {
      assertEquals(0, left.filter(Files::isDirectory).count());
    }
  }

  /** An archive holds classes of JAR files only, so folders of classes become such. */
  private static void copyClassPath(Path lib) throws IOException {
    int number = 0;
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path from = Path.of(entry);
      Path jar = lib.resolve(number++ + ".jar");
      if (Files.isRegularFile(from)) {
        Files.copy(from, jar);
      } else if (Files.isDirectory(from)) {
        try (OutputStream file = Files.newOutputStream(jar);
            JarOutputStream out = new JarOutputStream(file);
            Stream<Path> files = Files.walk(from)) {
          for (Path each : files.filter(Files::isRegularFile).toList()) {
            out.putNextEntry(new JarEntry(from.relativize(each).toString().replace('\\', '/')));
            Files.copy(each, out);
          }
        }
      }
    }
  }
}
