package org.sonaffect.corpus.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.sonaffect.corpus.demo.music.MusicClips;
import org.sonaffect.corpus.demo.sounds.SoundClips;
import org.sonaffect.corpus.demo.synthesis.SyntheticClip;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.corpus.file.AtomicFile;

/**
 * The two corpora that come with the program, computed: {@code music} and {@code sounds}, 120 clips
 * each of 3 to 6 s, 16-bit mono WAV at 16 kHz, with simulated ratings. Clips and ratings are
 * synthetic and every file beside them says so. How ratings come about is described in {@link
 * org.sonaffect.corpus.demo.music.MusicCue}, {@link org.sonaffect.corpus.demo.sounds.SoundCue} and
 * docs/BUILTIN-CORPORA.md.
 *
 * <p>Same bytes on every computer, whatever the number of threads.
 */
public final class BuiltinCorpora {
  /** Clips in each whole corpus. */
  public static final int CLIPS = MusicClips.COUNT;

  private BuiltinCorpora() {}

  /**
   * Writes both corpora whole, on all processors.
   *
   * @see #write(Path, int, ExecutorService, Progress)
   */
  public static BuiltinFiles write(Path folder, Progress progress)
      throws IOException, InterruptedException {
    ExecutorService executor =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      return write(folder, CLIPS, executor, progress);
    } finally {
      executor.shutdownNow();
    }
  }

  /**
   * Writes the first clips of both corpora: {@code music/*.wav}, {@code sounds/*.wav}, {@code
   * music.csv}, {@code sounds.csv}, {@code music.yaml}, {@code sounds.yaml}, {@code
   * sounds-with-music.yaml}, {@code study.yaml} and {@code READ-ME.txt}. A clip and its ratings are
   * the same whatever the number of clips. A file that is there with the right bytes is left alone;
   * any other is replaced in one move.
   *
   * @param folder is made where it is missing
   * @param clipsPerCorpus 1 to {@link #CLIPS}; 40 and more have every category and kind at least
   *     twice
   * @param executor renders the clips; left running
   * @throws IllegalArgumentException for another number of clips
   * @throws IOException when the folder cannot be written
   */
  public static BuiltinFiles write(
      Path folder, int clipsPerCorpus, ExecutorService executor, Progress progress)
      throws IOException, InterruptedException {
    if (clipsPerCorpus < 1 || clipsPerCorpus > CLIPS) {
      throw new IllegalArgumentException(
          "%d clips per corpus, expected 1 to %d".formatted(clipsPerCorpus, CLIPS));
    }
    List<SyntheticClip> music = MusicClips.first(clipsPerCorpus);
    List<SyntheticClip> sounds = SoundClips.first(clipsPerCorpus);
    List<Content> contents = new ArrayList<>();
    clips(folder, "music", music, contents);
    clips(folder, "sounds", sounds, contents);
    text(folder, "music.csv", CorpusTexts.ratings("music", music), contents);
    text(folder, "sounds.csv", CorpusTexts.ratings("sounds", sounds), contents);
    text(folder, "music.yaml", CorpusTexts.manifest("music", "synthetic music"), contents);
    text(folder, "sounds.yaml", CorpusTexts.manifest("sounds", "synthetic sounds"), contents);
    text(folder, "sounds-with-music.yaml", CorpusTexts.soundsWithMusic(), contents);
    text(folder, "study.yaml", CorpusTexts.study(), contents);
    text(folder, "READ-ME.txt", CorpusTexts.readMe(music.size(), sounds.size()), contents);
    Files.createDirectories(folder.resolve("music"));
    Files.createDirectories(folder.resolve("sounds"));
    int written = writeAll(contents, executor, progress);
    return new BuiltinFiles(
        folder.resolve("music.yaml"),
        folder.resolve("sounds.yaml"),
        folder.resolve("study.yaml"),
        written,
        contents.size() - written);
  }

  /** A file and what belongs in it. */
  private record Content(Path file, Supplier<byte[]> bytes) {}

  private static void clips(
      Path folder, String corpus, List<SyntheticClip> clips, List<Content> contents) {
    for (SyntheticClip clip : clips) {
      contents.add(new Content(folder.resolve(CorpusTexts.fileOf(corpus, clip)), clip::wav));
    }
  }

  private static void text(Path folder, String name, String text, List<Content> contents) {
    contents.add(new Content(folder.resolve(name), () -> text.getBytes(StandardCharsets.UTF_8)));
  }

  private static int writeAll(List<Content> contents, ExecutorService executor, Progress progress)
      throws IOException, InterruptedException {
    List<Future<Boolean>> results = new ArrayList<>();
    try (Progress.Stage stage = progress.stage("built-in corpora", contents.size(), "files")) {
      for (Content content : contents) {
        results.add(
            executor.submit(
                () -> {
                  boolean written = put(content.file(), content.bytes().get());
                  stage.advance(1);
                  return written;
                }));
      }
      int written = 0;
      for (Future<Boolean> result : results) {
        written += result.get() ? 1 : 0;
      }
      return written;
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof IOException cause) {
        throw new IOException("cannot write the built-in corpora: " + cause, cause);
      }
      throw new IllegalStateException(failure.getCause());
    } finally {
      results.forEach(result -> result.cancel(true));
    }
  }

  /** True when the file was not there with these bytes. */
  private static boolean put(Path file, byte[] bytes) throws IOException {
    if (Files.isRegularFile(file)
        && Files.size(file) == bytes.length
        && Arrays.equals(Files.readAllBytes(file), bytes)) {
      return false;
    }
    AtomicFile.writeChecked(file, bytes);
    return true;
  }
}
