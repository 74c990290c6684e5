package org.sonaffect.server;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.server.access.AccessLog;
import org.sonaffect.server.access.OtherSites;
import org.sonaffect.server.access.Proxies;
import org.sonaffect.server.access.Sharing;
import org.sonaffect.server.access.SignIn;
import org.sonaffect.server.connection.Accepted;
import org.sonaffect.server.connection.HeadAsGet;
import org.sonaffect.server.connection.SlowConnections;
import org.sonaffect.server.connection.SlowReaders;
import org.sonaffect.server.owner.Owners;

/** The local web application: an HTTP API under {@code /api/v1} and the page that uses it. */
public final class SonaffectServer implements AutoCloseable {
  /** Time to answer requests in flight when the server ends. */
  static final Duration DRAIN = Duration.ofSeconds(20);

  /** Time that the warm-up gets to take its file away. */
  private static final Duration WARM_UP_END = Duration.ofSeconds(2);

  private final StateFolder state;
  private final Uploads uploads;
  private final Workers workers;
  private final ScheduledExecutorService tidying;
  private final Javalin web;
  private final Transport transport;
  private final String host;
  private final String path;

  private SonaffectServer(
      StateFolder state,
      Uploads uploads,
      Workers workers,
      ScheduledExecutorService tidying,
      Javalin web,
      Transport transport,
      String host,
      String path) {
    this.state = state;
    this.uploads = uploads;
    this.workers = workers;
    this.tidying = tidying;
    this.web = web;
    this.transport = transport;
    this.host = host;
    this.path = path;
  }

  /**
   * Starts a server; it answers once this returns.
   *
   * @throws IOException where the state folder, a corpus or a run cannot be read, or the port is
   *     taken
   * @throws ModelException where the model does not predict from audio
   */
  public static SonaffectServer start(TrainedModel model, ServeOptions options)
      throws IOException, ModelException {
    ModelAnalyst analyst = new ModelAnalyst(model);
    analyst.predictor().checkHears(model.card().name());
    AtomicBoolean warm = new AtomicBoolean();
    SonaffectServer server = start(analyst, options, warm);
    Workers workers = server.workers;
    server.tidying.execute(
        () ->
            WarmUp.run(
                analyst,
                server.uploads.fresh(),
                () -> warm.set(true),
                () -> workers.running() + workers.waiting() == 0));
    return server;
  }

  static SonaffectServer start(Analyst analyst, ServeOptions options) throws IOException {
    return start(analyst, options, new AtomicBoolean(true));
  }

  private static SonaffectServer start(Analyst analyst, ServeOptions options, AtomicBoolean warm)
      throws IOException {
    Sharing sharing = options.sharing();
    Proxies proxies = options.proxies();
    AccessLog log = sharing.accessLog() == null ? null : AccessLog.to(sharing.accessLog(), proxies);
    CorpusLibrary corpora = CorpusLibrary.read(options.corpora(), options.audio());
    RunLibrary runs = RunLibrary.read(options.runs());
    StateFolder state = StateFolder.open(options.state());
    Limits limits = options.limits();
    Workers workers = new Workers(limits.workers(), limits.queue(), limits.jobTime());
    ScheduledExecutorService tidying =
        Executors.newSingleThreadScheduledExecutor(
            task -> Workers.daemon(task, "sonaffect-tidying"));
    boolean started = false;
    try {
      ServerMetrics metrics = new ServerMetrics();
      DiskBudget disk = new DiskBudget(limits.diskBytes(), limits.uploadBytes());
      DiskHealth health = new DiskHealth(state.incoming(), state.jobs(), state.models());
      Analysts analysts = Analysts.of(analyst, state.models());
      Uploads uploads = new Uploads(state.incoming(), limits, disk, metrics, health);
      uploads.clear();
      Analysis analysis = new Analysis(analysts, limits, metrics, health);
      Jobs jobs =
          new Jobs(new JobStore(state.jobs()), uploads, disk, workers, analysis, limits, health);
      jobs.resume();
      Set<String> names = new TreeSet<>(options.names());
      names.add(options.host());
      Guard guard = new Guard(names, sharing, proxies);
      String page = sharing.basePath() + "/";
      Owners owners = new Owners(proxies, sharing.tokens(), page);
      Transport transport = new Transport(options, log);
      Javalin web =
          Javalin.create(
              config -> {
                transport.configure(config);
                config.router.contextPath = page;
                OtherSites.allow(config, sharing.corsOrigins());
                config.registerPlugin(guard.plugin());
                config.routes.after(context -> count(context, metrics));
                Failures.answer(config, health, guard);
                AnalysisApi analyses =
                    new AnalysisApi(workers, uploads, analysis, jobs, limits, owners);
                analyses.routes(config.routes);
                new ModelApi(analysts, analyses, uploads, owners, health).routes(config.routes);
                new StatusApi(
                        options.version(),
                        analyst,
                        analysts.adapts(),
                        limits,
                        workers,
                        jobs,
                        disk,
                        metrics,
                        warm,
                        sharing.tokens().needed())
                    .routes(config.routes);
                new SignIn(proxies, page).routes(config.routes);
                corpora.routes(config.routes);
                runs.routes(config.routes);
                new WebPage(owners, uploads, sharing.basePath()).routes(config.routes);
              });
      listen(web, options);
      tidying.scheduleWithFixedDelay(() -> tidy(jobs, analysts, health), 0, 30, TimeUnit.SECONDS);
      started = true;
      return new SonaffectServer(
          state, uploads, workers, tidying, web, transport, options.host(), page);
    } finally {
      if (!started) {
        tidying.shutdownNow();
        workers.close();
        state.close();
      }
    }
  }

  private static void count(Context context, ServerMetrics metrics) {
    metrics.request(
        String.valueOf(context.<String>attribute(HeadAsGet.METHOD)),
        context.statusCode(),
        context.attribute(Guard.CALL),
        HeadAsGet.seconds(context.req()));
  }

  private static void listen(Javalin web, ServeOptions options) throws IOException {
    try {
      web.start();
    } catch (RuntimeException e) {
      Throwable root = e;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      throw new IOException(
          "cannot listen on %s, port %d: %s; expected a free port (--port) of this machine's addresses (--host)"
              .formatted(
                  options.host(),
                  options.port(),
                  root instanceof UnresolvedAddressException
                      ? "there is no such address"
                      : String.valueOf(root.getMessage())),
          e);
    }
  }

  /** Never fails, for then it would not be called again. */
  static void tidy(Jobs jobs, Analysts analysts, DiskHealth health) {
    try {
      jobs.tidy();
      analysts.tidy();
    } catch (IOException e) {
      health.failed(e, 0);
    } catch (RuntimeException e) {
      System.err.println("sonaffect serve: old jobs cannot be removed: " + e.getMessage());
    }
  }

  /** Where it listens; the port is the real one where any free one was asked for. */
  public int port() {
    return web.port();
  }

  /** The address of the page. */
  public String address() {
    return "http://%s:%d%s".formatted(host.contains(":") ? "[" + host + "]" : host, port(), path);
  }

  /**
   * Ends it: requests in flight are answered, for at most {@link #DRAIN}, new ones are refused with
   * 503 and Retry-After, and accepted jobs wait for the next start.
   */
  @Override
  public void close() throws IOException {
    CompletableFuture<Void> answered = transport.drain();
    workers.drain();
    try {
      answered.get(DRAIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | CancellationException e) {
      // They are cut off.
    }
    workers.close();
    endTidying();
    transport.hangUp();
    web.stop();
    transport.close();
    state.close();
  }

  /** Waits for what is interrupted, so that the warm-up takes its file away. */
  private void endTidying() {
    tidying.shutdownNow();
    try {
      tidying.awaitTermination(WARM_UP_END.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Connections and threads, and what a request passes before it is a call. */
  private static final class Transport implements AutoCloseable {
    /** Threads besides those that uploads and prompt answers may hold. */
    private static final int SPARE_THREADS = 32;

    /** Clients that hardly read, for each upload that is received at a time. */
    private static final int READERS = 2;

    /** Connections that may wait to be accepted. */
    private static final int BACKLOG = 1024;

    private static final int MOST_HEADER = 16 * 1024;

    private final ServeOptions options;
    private final @Nullable AccessLog log;
    private final GracefulHandler graceful = new GracefulHandler();
    private final Accepted accepted = new Accepted();
    private @Nullable ServerConnector listening;

    Transport(ServeOptions options, @Nullable AccessLog log) {
      this.options = options;
      this.log = log;
    }

    void configure(JavalinConfig config) {
      Limits limits = options.limits();
      config.startup.showJavalinBanner = false;
      config.http.prefer405over404 = true;
      config.startup.showOldJavalinVersionWarning = false;
      config.startup.startupWatcherEnabled = false;
      int held =
          3 * (limits.workers() + limits.queue()) + (1 + UploadPlaces.WAITING) * limits.uploads();
      int slowReaders = READERS * limits.uploads();
      config.jetty.threadPool = new QueuedThreadPool(held + slowReaders + SPARE_THREADS, 8);
      SlowConnections slow = new SlowConnections(limits.headerTime(), limits.connections());
      config.jetty.modifyServer(
          server -> {
            server.setErrorHandler(new ProblemPages());
            server.insertHandler(
                new SlowReaders(limits.bodyRate(), limits.bodyGrace(), slowReaders));
            server.insertHandler(slow);
            server.insertHandler(new HeadAsGet());
            server.insertHandler(graceful);
            if (log != null) {
              server.insertHandler(log);
              server.setRequestLog(log.log());
            }
          });
      config.jetty.addConnector((server, http) -> connector(server, http, slow));
    }

    private ServerConnector connector(Server server, HttpConfiguration http, SlowConnections slow) {
      http.setRequestHeaderSize(MOST_HEADER);
      http.setSendServerVersion(false);
      http.setSendDateHeader(true);
      ServerConnector connector =
          new ServerConnector(server, 1, 2, new HttpConnectionFactory(http));
      connector.setHost(options.host());
      connector.setPort(options.port());
      connector.setAcceptQueueSize(BACKLOG);
      connector.setIdleTimeout(options.limits().bodyGrace().toMillis());
      connector.addBean(slow, false);
      connector.addBean(accepted, false);
      listening = connector;
      connector.addBean(new NetworkConnectionLimit(options.limits().connections(), connector));
      return connector;
    }

    /**
     * From now on, requests are refused with 503 and Retry-After; done when all others are
     * answered.
     */
    CompletableFuture<Void> drain() {
      return graceful.shutdown();
    }

    /**
     * Accepts no more. Jetty would interrupt the thread that accepts, and Java then loses what that
     * has just accepted: the client would wait for ever.
     */
    void hangUp() {
      ServerConnector connector = listening;
      if (connector != null) {
        connector.close();
      }
    }

    /** Closes the connections that are left when the server has stopped. */
    @Override
    public void close() {
      accepted.close();
    }
  }
}
