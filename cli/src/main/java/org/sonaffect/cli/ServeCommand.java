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
import org.sonaffect.model.builtin.DemonstrationModel;
import org.sonaffect.server.Limits;
import org.sonaffect.server.ServeOptions;
import org.sonaffect.server.SonaffectServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sonaffect serve [--model MODEL] [--port 8080]}. */
@Command(
    name = "serve",
    description = {
      "Opens a page in your browser's reach, on this machine only: drop or record audio, see where it"
          + " lies between unpleasant and pleasant, calm and exciting. The HTTP API behind it is"
          + " described at /api/v1/openapi.json.",
      "",
      "Example:  sonaffect serve --corpus demo-run/corpora/sounds.yaml --run demo-run"
    })
final class ServeCommand implements Callable<Integer> {
  @Mixin private final CommonOptions common = new CommonOptions();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "A model that `sonaffect train` wrote, or demo for the one that comes with the program"
              + " (default: demo).")
  private String model = DemonstrationModel.NAME;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description =
          "Address to listen on (default: ${DEFAULT-VALUE}, this machine only). There are no"
              + " accounts: whoever reaches the address may use it.")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Port to listen on; 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--allow-host",
      paramLabel = "NAME",
      description = "A host name that requests may be for, besides localhost and addresses.")
  private List<String> names = List.of();

  @Option(
      names = "--corpus",
      paramLabel = "CORPUS.yaml",
      description = "A corpus to browse; may be given several times.")
  private List<Path> corpora = List.of();

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description = "A finished run whose report to show; may be given several times.")
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
      description = "Disk for all uploads at a time (default: 2048 MiB).")
  private long disk = Limits.DEFAULT.diskBytes() / Limits.MIB;

  @Option(
      names = "--max-seconds",
      paramLabel = "S",
      description = "Longest audio of a job (default: 3600 s).")
  private double seconds = Limits.DEFAULT.seconds();

  @Option(
      names = "--max-prompt-seconds",
      paramLabel = "S",
      description = "Longest audio that is answered without a job (default: 60 s).")
  private double promptSeconds = Limits.DEFAULT.promptSeconds();

  @Option(
      names = "--queue",
      paramLabel = "N",
      description = "Analyses that may wait; more are refused for a while (default: 64).")
  private int queue = Limits.DEFAULT.queue();

  @Option(
      names = "--uploads",
      paramLabel = "N",
      description = "Uploads received at a time; more are refused for a while (default: 32).")
  private int uploads = Limits.DEFAULT.uploads();

  @Option(
      names = "--connections",
      paramLabel = "N",
      description = "Connections open at a time; more wait (default: 256).")
  private int connections = Limits.DEFAULT.connections();

  @Option(
      names = "--header-time",
      paramLabel = "S",
      description = "Longest time to a whole request head (default: 15 s).")
  private long headerTime = Limits.DEFAULT.headerTime().toSeconds();

  @Option(
      names = "--body-rate",
      paramLabel = "B/S",
      description =
          "Slowest upload, and slowest reader of an answer, bytes per second (default: 8192; 0 for"
              + " any).")
  private long bodyRate = Limits.DEFAULT.bodyRate();

  @Option(
      names = "--job-time",
      paramLabel = "S",
      description =
          "Longest time an analysis, and before it its upload, may take (default: 600 s).")
  private long jobTime = Limits.DEFAULT.jobTime().toSeconds();

  @Option(
      names = "--keep-jobs",
      paramLabel = "N",
      description = "Finished jobs that are kept (default: 200).")
  private int kept = Limits.DEFAULT.kept();

  @Option(
      names = "--keep-hours",
      paramLabel = "H",
      description = "Hours for which they are kept (default: 24).")
  private long keptHours = Limits.DEFAULT.keptFor().toHours();

  @Override
  public Integer call() throws IOException, InterruptedException, ModelException {
    ServeOptions options = options();
    TrainedModel trained = ModelArgument.read(model);
    SonaffectServer server = SonaffectServer.start(trained, options);
    CountDownLatch end = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server, end)));
    if (!InetAddress.getByName(host).isLoopbackAddress()) {
      System.err.println(
          "sonaffect: %s is open to the network; there are no accounts".formatted(host));
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
    if (borne.workers() < limits.workers() || limits.workerBytes() > heap) {
      System.err.println(
          "sonaffect: %d analyses at a time instead of %d: a heap of %d MiB bears so many of %s s of audio (%d MiB each); -Xmx gives more heap, --max-seconds allows less audio"
              .formatted(
                  borne.workers(),
                  limits.workers(),
                  heap / Limits.MIB,
                  limits.seconds(),
                  limits.workerBytes() / Limits.MIB));
    }
    return borne;
  }

  private ServeOptions options() {
    Limits standard = Limits.DEFAULT;
    try {
      Limits limits =
          new Limits(
              upload * Limits.MIB,
              seconds,
              promptSeconds,
              common.jobs(),
              queue,
              uploads,
              Duration.ofSeconds(jobTime),
              disk * Limits.MIB,
              Duration.ofSeconds(headerTime),
              bodyRate,
              standard.bodyGrace(),
              connections,
              kept,
              Duration.ofHours(keptHours));
      Path folder = state != null ? state : FeatureCache.standard().folder().resolve("serve");
      return new ServeOptions(
          host,
          port,
          Set.copyOf(names),
          folder,
          corpora,
          runs,
          borne(limits),
          new Sonaffect.Version().getVersion()[0].replace("sonaffect ", ""));
    } catch (IllegalArgumentException e) {
      throw new UsageError(String.valueOf(e.getMessage()));
    }
  }
}
