package org.sonaffect.server;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.MethodNotAllowedResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.List;
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
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.server.access.AccessLog;
import org.sonaffect.server.access.OtherSites;
import org.sonaffect.server.access.Proxies;
import org.sonaffect.server.access.Sharing;
import org.sonaffect.server.access.SignIn;
import org.sonaffect.server.connection.HeadAsGet;
import org.sonaffect.server.connection.LeftBody;
import org.sonaffect.server.owner.Owners;

/** The local web application: an HTTP API under {@code /api/v1} and the page that uses it. */
public final class SonaffectServer implements AutoCloseable {
  /** Time to answer requests in flight when the server ends. */
  static final Duration DRAIN = Duration.ofSeconds(20);

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
    server.tidying.execute(
        () -> {
          try {
            WarmUp.run(analyst, server.uploads.fresh());
          } finally {
            warm.set(true);
          }
        });
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
            task -> {
              Thread thread = new Thread(task, "sonaffect-tidying");
              thread.setDaemon(true);
              return thread;
            });
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
                config.router.javaLangErrorHandler(SonaffectServer::broken);
                config.router.contextPath = page;
                OtherSites.allow(config, sharing.corsOrigins());
                config.registerPlugin(guard.plugin());
                config.routes.after(context -> count(context, metrics));
                failures(config, health, guard);
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

  private static void failures(JavalinConfig config, DiskHealth health, Guard guard) {
    config.routes.exception(Refusal.class, (refusal, context) -> refuse(context, refusal));
    config.routes.exception(
        MethodNotAllowedResponse.class,
        (failure, context) -> {
          context.header("Allow", allowed(failure));
          if (guard.preflight(context)) {
            context.status(204);
          } else {
            refuse(context, nothing(context, 405));
          }
        });
    for (Class<? extends Exception> disk :
        List.of(FileSystemException.class, UncheckedIOException.class)) {
      config.routes.exception(
          disk, (failure, context) -> refuse(context, health.failed(failure, 0)));
    }
    config.routes.exception(
        Exception.class, (failure, context) -> refuse(context, refusal(failure)));
    for (int status : List.of(404, 405)) {
      config.routes.error(
          status,
          context -> {
            if (context.res().getContentType() == null
                || !context.res().getContentType().startsWith("application/problem+json")) {
              refuse(context, nothing(context, status));
            }
          });
    }
  }

  /** The machine itself failed, mostly for want of memory: said in the form of all refusals. */
  private static void broken(HttpServletResponse response, Error failure) {
    Refusal refusal =
        failure instanceof OutOfMemoryError ? Refusal.noMemory() : Failures.unexpected(failure);
    try {
      response.setStatus(refusal.status());
      response.setContentType("application/problem+json");
      response.getOutputStream().write(Json.bytes(Json.problem(refusal)));
    } catch (IOException | IllegalStateException e) {
      // The client has gone, or the answer had begun.
    }
  }

  /** The methods of a path, for the header Allow. */
  private static String allowed(MethodNotAllowedResponse failure) {
    Set<String> methods =
        new TreeSet<>(
            List.of(failure.getDetails().getOrDefault("availableMethods", "").split(", *")));
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return String.join(", ", methods);
  }

  /** What is wrong with a request that broke the transport, or else an unexpected failure. */
  private static Refusal refusal(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpException http && http.getCode() / 100 == 4) {
        return Refusal.badRequest("the request is malformed: " + http.getReason());
      }
      if (cause instanceof EofException) {
        return Refusal.badRequest("the request is incomplete");
      }
    }
    return Failures.unexpected(failure);
  }

  private static Refusal nothing(Context context, int status) {
    String asked = context.req().getMethod() + " " + Uploads.shown(context.path());
    return status == 404
        ? Refusal.notFound("no page or call is %s; see /api/v1/openapi.json".formatted(asked))
        : Refusal.of(405, "wrong-method", "This method is not allowed", asked + " is no call");
  }

  private static void refuse(Context context, Refusal refusal) {
    Guard.headers(context);
    if (!context.req().getMethod().equals("GET")) {
      context.header("Connection", "close"); // what may be left of the body is not read
      if (refusal.status() != 408) {
        LeftBody.hear(context);
      }
    }
    Json.send(context, refusal);
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
    tidying.shutdownNow();
    web.stop();
    transport.close();
    state.close();
  }
}
