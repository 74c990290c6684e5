package org.sonaffect.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.sonaffect.cli.command.CommonOptions;
import org.sonaffect.cli.command.ExitStatus;
import org.sonaffect.cli.command.UsageError;
import org.sonaffect.corpus.extract.FeatureCache;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.builtin.BuiltInModel;
import org.sonaffect.server.Limits;
import org.sonaffect.server.ServeOptions;
import org.sonaffect.server.SonaffectServer;
import org.sonaffect.server.access.Proxies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sonaffect serve [--model MODEL] [--port 8080]}. */
@Command(
    name = "serve",
    description = {
      "Starts a page for your browser and an HTTP API, by default on this machine only.",
      "Drop or record audio and see where it lies between unpleasant and pleasant, calm"
          + " and exciting. /api/v1/openapi.json describes the HTTP API behind the page.",
      "",
      "Example:  sonaffect serve --corpus demo-run/corpora/sounds.yaml --run demo-run"
    })
final class ServeCommand implements Callable<Integer> {
  /** A hundred years. */
  private static final long MOST_HOURS = 100 * 365 * 24;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final SharingOptions sharing = new SharingOptions();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "A model file from `sonaffect train`, or a built-in model: music, or demo for the"
              + " demonstration (default: music).")
  private String model = BuiltInModel.MUSIC.title();

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description =
          "Address to listen on (default: ${DEFAULT-VALUE}, this machine only). Without --token,"
              + " anyone who can reach the address can use it.")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Port to listen on; 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--allow-host",
      paramLabel = "NAME",
      description = "Another host name that requests may use, besides localhost and IP addresses.")
  private List<String> names = List.of();

  @Option(
      names = "--trusted-proxy",
      paramLabel = "ADDRESS",
      description =
          "Address of a proxy in front, whose X-Forwarded-For names the client; may be given"
              + " several times.")
  private List<String> proxies = List.of();

  @Option(
      names = "--corpus",
      paramLabel = "CORPUS.yaml",
      description = "A corpus to browse; may be given several times.")
  private List<Path> corpora = List.of();

  @Option(
      names = "--allow-audio",
      paramLabel = "FOLDER",
      description =
          "Another folder that the clips and tables of a corpus may lie in, besides the folder of"
              + " its manifest; may be given several times.")
  private List<Path> audio = List.of();

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description = "A finished run, to show its report; may be given several times.")
  private List<Path> runs = List.of();

  @Option(
      names = "--state",
      paramLabel = "FOLDER",
      description = "Where jobs are kept (default: serve in the user's cache folder).")
  private @Nullable Path state;

  @Option(
      names = "--max-upload",
      paramLabel = "MIB",
      description = "Largest upload (default: 256 MiB).")
  private long upload = Limits.DEFAULT.uploadBytes() / Limits.MIB;

  @Option(
      names = "--max-disk",
      paramLabel = "MIB",
      description = "Disk space for all uploads together (default: 2048 MiB).")
  private long disk = Limits.DEFAULT.diskBytes() / Limits.MIB;

  @Option(
      names = "--max-seconds",
      paramLabel = "S",
      description = "Longest audio of a job (default: 3600 s).")
  private double seconds = Limits.DEFAULT.seconds();

  @Option(
      names = "--max-prompt-seconds",
      paramLabel = "S",
      description = "Longest audio for an answer without a job (default: 60 s).")
  private double promptSeconds = Limits.DEFAULT.promptSeconds();

  @Option(
      names = "--queue",
      paramLabel = "N",
      description = "Analyses that may wait; further ones are refused (default: 64).")
  private int queue = Limits.DEFAULT.queue();

  @Option(
      names = "--uploads",
      paramLabel = "N",
      description =
          "Simultaneous uploads; further ones wait for some seconds, then they are "
              + "refused (default: 32).")
  private int uploads = Limits.DEFAULT.uploads();

  @Option(
      names = "--connections",
      paramLabel = "N",
      description =
          "Open connections; near the limit, the one without a request for longest is closed"
              + " (default: 1024).")
  private int connections = Limits.DEFAULT.connections();

  @Option(
      names = "--header-time",
      paramLabel = "S",
      description = "Longest time to receive a request head (default: 15 s).")
  private long headerTime = Limits.DEFAULT.headerTime().toSeconds();

  @Option(
      names = "--body-rate",
      paramLabel = "B/S",
      description =
          "Lowest rate, in bytes per second, at which a client may upload or read an answer"
              + " (default: 8192; 0 for any).")
  private long bodyRate = Limits.DEFAULT.bodyRate();

  @Option(
      names = "--job-time",
      paramLabel = "S",
      description = "Longest time of an analysis, and of the upload before it (default: 600 s).")
  private long jobTime = Limits.DEFAULT.jobTime().toSeconds();

  @Option(
      names = "--keep-jobs",
      paramLabel = "N",
      description =
          "Finished jobs to keep of one owner: a token, a browser or an address. None is "
              + "removed in its first 10 minutes (default: 200).")
  private int kept = Limits.DEFAULT.kept();

  @Option(
      names = "--keep-hours",
      paramLabel = "H",
      description = "Hours to keep finished jobs (default: 24).")
  private long keptHours = Limits.DEFAULT.keptFor().toHours();

  @Override
  public Integer call() throws IOException, InterruptedException, ModelException {
    ServeOptions options = options();
    TrainedModel trained = ModelArgument.read(model);
    SonaffectServer server = SonaffectServer.start(trained, options);
    CountDownLatch end = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server, end)));
    if (!InetAddress.getByName(host).isLoopbackAddress() && !options.sharing().tokens().needed()) {
      System.err.println(
          "sonaffect: %s is open to the network; without --token, anyone who reaches it can use it"
              .formatted(host));
    }
    System.out.println("Sonaffect listens on " + server.address() + " (Ctrl-C ends it)");
    end.await();
    return ExitStatus.SUCCESS;
  }

  private static void close(SonaffectServer server, CountDownLatch end) {
    try {
      server.close();
    } catch (IOException e) {
      System.err.println("sonaffect: " + e.getMessage());
    } finally {
      end.countDown();
    }
  }

  /** As many analyses at a time as the heap bears. */
  private static Limits borne(Limits limits) {
    long heap = Runtime.getRuntime().maxMemory();
    Limits borne = limits.within(heap);
    if (borne.seconds() < limits.seconds()) {
      System.err.println(
          "sonaffect: audio of at most %.0f s instead of %.0f s, since the heap has %d MiB; raise -Xmx"
              .formatted(borne.seconds(), limits.seconds(), heap / Limits.MIB));
    } else if (borne.workers() < limits.workers()) {
      System.err.println(
          "sonaffect: simultaneous analyses: %d instead of %d, since the heap has %d MiB and one of %.0f s of audio needs %d MiB; raise -Xmx or lower --max-seconds"
              .formatted(
                  borne.workers(),
                  limits.workers(),
                  heap / Limits.MIB,
                  limits.seconds(),
                  limits.workerBytes() / Limits.MIB));
    }
    return borne;
  }

  private static long checked(String option, long value, long most) {
    if (value < 1 || value > most) {
      throw new UsageError("%s is %d, expected 1 to %d".formatted(option, value, most));
    }
    return value;
  }

  private static Duration seconds(String option, long value) {
    return Duration.ofSeconds(checked(option, value, MOST_HOURS * 3600));
  }

  private static long bytes(String option, long mebibytes) {
    return checked(option, mebibytes, Long.MAX_VALUE / Limits.MIB / 2) * Limits.MIB;
  }

  private ServeOptions options() throws IOException {
    if (host.isBlank()) {
      throw new UsageError("--host is empty, expected an address");
    }
    if (state != null && state.toString().isBlank()) {
      throw new UsageError("--state is empty, expected a folder");
    }
    Limits standard = Limits.DEFAULT;
    try {
      Limits limits =
          new Limits(
              bytes("--max-upload", upload),
              seconds,
              promptSeconds,
              common.jobs(),
              queue,
              uploads,
              seconds("--job-time", jobTime),
              bytes("--max-disk", disk),
              seconds("--header-time", headerTime),
              bodyRate,
              standard.bodyGrace(),
              connections,
              kept,
              Duration.ofHours(checked("--keep-hours", keptHours, MOST_HOURS)));
      Path folder = state != null ? state : FeatureCache.standard().folder().resolve("serve");
      return new ServeOptions(
          host,
          port,
          Set.copyOf(names),
          new Proxies(Set.copyOf(proxies)),
          folder,
          corpora,
          audio,
          runs,
          borne(limits),
          new Sonaffect.Version().getVersion()[0].replace("sonaffect ", ""),
          sharing.sharing());
    } catch (IllegalArgumentException e) {
      throw new UsageError(String.valueOf(e.getMessage()));
    }
  }
}
