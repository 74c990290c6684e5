package org.sonaffect.audio.ffmpeg;

import java.io.BufferedReader;
import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioException.Kind;

/**
 * A running {@code ffmpeg} that decodes one file to 32-bit floats, in the form of an AU stream, or
 * takes the coded sound out of it.
 *
 * <p>It may read that file and nothing else: the demuxer is named by us and not guessed, protocols
 * are limited to files, playlists cannot be demuxed; it gets no input, may not allocate large
 * blocks, and is killed when the samples are closed or when it lets a reader wait too long.
 */
public final class Ffmpeg {
  /** Largest block it may allocate, bytes; a frame of large video has some 50 MB. */
  private static final int MAX_ALLOCATION = 1 << 28;

  private Ffmpeg() {}

  /** The program on the {@code PATH}, or null where there is none. */
  public static @Nullable Path find() {
    String path = System.getenv("PATH");
    if (path == null) {
      return null;
    }
    for (String folder : path.split(File.pathSeparator, -1)) {
      for (String name : new String[] {"ffmpeg", "ffmpeg.exe"}) {
        try {
          Path program = Path.of(folder, name);
          if (!folder.isEmpty() && Files.isRegularFile(program) && Files.isExecutable(program)) {
            return program;
          }
        } catch (InvalidPathException e) {
          continue;
        }
      }
    }
    return null;
  }

  /**
   * Starts decoding.
   *
   * @param demuxer ffmpeg's name of the container
   * @param decoder ffmpeg's name of the decoder; null for its own choice
   * @param limit longest that a reader may wait in all
   */
  static Output start(
      Path program, Path file, String demuxer, @Nullable String decoder, Duration limit)
      throws IOException {
    List<String> before = decoder == null ? List.of() : List.of("-c:a", decoder);
    return run(program, file, demuxer, before, List.of("-c:a", "pcm_f32be", "-f", "au"), limit);
  }

  /**
   * Starts taking the coded sound out of a file: its packets, one behind the other.
   *
   * @param demuxer ffmpeg's name of the container
   * @param limit longest that a reader may wait in all
   */
  static Output extract(Path program, Path file, String demuxer, Duration limit)
      throws IOException {
    return run(program, file, demuxer, List.of(), List.of("-c:a", "copy", "-f", "data"), limit);
  }

  private static Output run(
      Path program,
      Path file,
      String demuxer,
      List<String> ofInput,
      List<String> ofOutput,
      Duration limit)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(List.of("-nostdin", "-hide_banner", "-nostats", "-loglevel", "level+info"));
    command.addAll(List.of("-max_alloc", Integer.toString(MAX_ALLOCATION)));
    command.addAll(List.of("-threads", "1", "-protocol_whitelist", "file"));
    command.addAll(ofInput);
    command.addAll(List.of("-f", demuxer, "-i", "file:" + file.toAbsolutePath()));
    command.addAll(List.of("-map", "0:a:0", "-vn", "-sn", "-dn", "-map_metadata", "-1"));
    command.addAll(ofOutput);
    command.add("pipe:1");
    Process process =
        new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.PIPE).start();
    process.getOutputStream().close();
    return new Output(process, limit);
  }

  /** What the process writes; at its end a failure of the process becomes an exception. */
  static final class Output extends FilterInputStream {
    private static final int STEP_MILLIS = 100;

    private final Process process;
    private final Duration limit;
    private final FfmpegMessages messages = new FfmpegMessages();
    private final Thread listener;
    private volatile long waitingSince;
    private volatile long waited;
    private volatile boolean killed;
    private boolean any;

    Output(Process process, Duration limit) {
      super(process.getInputStream());
      this.process = process;
      this.limit = limit;
      this.listener = daemon("ffmpeg-messages", this::listen);
      daemon("ffmpeg-limit", this::watch);
    }

    private static Thread daemon(String name, Runnable task) {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      thread.start();
      return thread;
    }

    /** Takes what it has to say, and lets it never block on that. */
    private void listen() {
      try (BufferedReader errors =
          new BufferedReader(
              new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
        messages.takeAll(errors);
      } catch (IOException e) {
        // The process was killed; what was kept so far is all there is to say.
        return;
      } finally {
        messages.over();
      }
    }

    /** What it says of the file, once it has said it, or has been waited for long enough. */
    FfmpegMessages described() throws AudioException {
      try {
        messages.await();
        return messages;
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }

    private static AudioException interrupted(InterruptedException e) {
      Thread.currentThread().interrupt();
      return new AudioException(Kind.TOO_LONG, "interrupted while ffmpeg was decoding", e);
    }

    /** Kills the process when a reader has waited too long; what it does itself does not count. */
    private void watch() {
      try {
        while (!process.waitFor(STEP_MILLIS, TimeUnit.MILLISECONDS)) {
          long since = waitingSince;
          long now = since == 0 ? 0 : System.nanoTime() - since;
          if (waited + now > limit.toNanos()) {
            killed = true;
            kill();
          }
        }
      } catch (InterruptedException e) {
        kill();
      }
    }

    /** Kills it and what it may have started, which would keep the pipe open. */
    private void kill() {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      long before = System.nanoTime();
      waitingSince = before == 0 ? 1 : before;
      int n;
      try {
        n = in.read(into, offset, length);
      } finally {
        waited += System.nanoTime() - before;
        waitingSince = 0;
      }
      any |= n > 0;
      if (n < 0) {
        checkEnd();
      }
      return n;
    }

    private void checkEnd() throws IOException {
      try {
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
          kill();
        }
        listener.join(1000);
      } catch (InterruptedException e) {
        kill();
        throw interrupted(e);
      }
      if (killed) {
        throw AudioException.tooLong(
            "ffmpeg needed more than " + limit.toSeconds() + " s and was stopped");
      }
      if (process.exitValue() != 0 || !any) {
        throw AudioException.corrupt("ffmpeg cannot decode it: " + messages.reason());
      }
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    @Override
    public void close() throws IOException {
      kill();
      super.close();
    }
  }
}
