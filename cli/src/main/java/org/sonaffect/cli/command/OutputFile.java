package org.sonaffect.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sonaffect.audio.AudioInputs;
import org.sonaffect.audio.Formats;
import org.sonaffect.audio.stream.ByteSource;
import org.sonaffect.corpus.file.AtomicFile;
import org.sonaffect.corpus.file.Destination;

/**
 * A file that a person named to be written, the same for all commands. Before any work it is
 * refused where it would take the place of an input, of audio, or of a file that is there without
 * {@code --force}. What is no file (a device, a pipe) takes no place and is never refused.
 *
 * @param option that names it
 * @param to where its bytes go
 * @param replaced whether an existing file is replaced or continued
 */
public record OutputFile(String option, Destination to, boolean replaced) {
  /**
   * Checks what is there.
   *
   * @param inputs that must stay
   * @throws UsageError saying what is in the way
   */
  public static OutputFile of(String option, Path named, boolean replaced, Iterable<Path> inputs)
      throws IOException {
    OutputFile output = new OutputFile(option, Destination.of(named), replaced);
    if (named.toString().equals("-")) {
      throw output.refused(
          "is not the name of a file; /dev/stdout means stdout, ./- a file of this name");
    }
    if (named.toString().isEmpty()) {
      throw new UsageError(option + " is empty, expected the name of a file");
    }
    if (Files.isDirectory(named)) {
      throw output.refused("is a folder, expected a file");
    }
    output.mustNotBe(inputs);
    output.mustBeFree();
    return output;
  }

  private UsageError refused(String reason) {
    return new UsageError("%s %s: %s".formatted(option, to.named(), reason));
  }

  /**
   * Checks it against inputs that are known by now.
   *
   * @throws UsageError where it is one of them, by this or another name
   */
  public void mustNotBe(Iterable<Path> inputs) throws IOException {
    if (!to.exists()) {
      return;
    }
    for (Path input : inputs) {
      if (Files.exists(input) && Files.isSameFile(input, to.file())) {
        throw refused("is one of the inputs" + (isAudio() ? ", an audio file" : ""));
      }
    }
  }

  private void mustBeFree() throws IOException {
    if (to.through()) {
      return;
    }
    if (AudioInputs.isNamedAsAudio(String.valueOf(to.file().getFileName()))) {
      throw refused("has the ending of an audio file, which is never written");
    }
    if (to.exists()) {
      if (isAudio()) {
        throw refused("is an audio file, which is never replaced");
      }
      if (!replaced) {
        throw refused("the file exists; --force replaces it");
      }
    }
  }

  private boolean isAudio() throws IOException {
    if (!Files.isReadable(to.file())) {
      return false;
    }
    try (ByteSource source = ByteSource.of(to.file())) {
      byte[] head = source.head();
      return Formats.readers().stream().anyMatch(reader -> reader.recognises(head));
    }
  }

  /**
   * Checks that it can be made, before the work.
   *
   * @throws UsageError where its folder is absent or must not be written in
   */
  public OutputFile inItsFolder() {
    Path folder = Destination.folder(to.file());
    if (!to.through() && !Files.isDirectory(folder)) {
      throw refused("the folder %s is absent, so the file cannot be written".formatted(folder));
    }
    return writable();
  }

  /**
   * The same where an absent folder is made.
   *
   * @throws UsageError where its folder must not be written in
   */
  public OutputFile writable() {
    Path folder = Destination.folder(to.file());
    while (!Files.exists(folder) && folder.getParent() != null) {
      folder = folder.getParent(); // where the absent ones are made
    }
    if (!to.through() && !Files.isWritable(folder)) {
      throw refused(
          "you may not write to the folder %s, so the file cannot be written".formatted(folder));
    }
    return this;
  }

  /**
   * Keeps other processes from it until the end of the work.
   *
   * @throws IOException where another process is writing it
   * @throws UsageError where another has written it meanwhile
   */
  public OutputLock lock() throws IOException {
    OutputLock lock = OutputLock.take(to);
    try {
      mustBeFree();
      return lock;
    } catch (IOException | UsageError e) {
      lock.close();
      throw e;
    }
  }

  /** Writes a text to it, and keeps other processes from it meanwhile. */
  public void write(String text) throws IOException {
    try (@SuppressWarnings("unused")
        OutputLock lock = lock()) {
      AtomicFile.writeText(to.named(), out -> out.write(text));
    }
  }

  /** Whether what is printed would stand in it: it is stdout by another name. */
  public boolean isStdout() throws IOException {
    Path stdout = Path.of("/proc/self/fd/1");
    return to.through() && Files.exists(stdout) && Files.isSameFile(stdout, to.named());
  }
}
