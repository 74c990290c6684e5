package org.sonaffect.server;

import io.javalin.config.JavalinConfig;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.sonaffect.server.access.AccessLog;
import org.sonaffect.server.connection.Accepted;
import org.sonaffect.server.connection.HeadAsGet;
import org.sonaffect.server.connection.SlowConnections;
import org.sonaffect.server.connection.SlowReaders;

/** Connections and threads, and what a request passes before it is a call. */
final class Transport implements AutoCloseable {
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
          server.insertHandler(new SlowReaders(limits.bodyRate(), limits.bodyGrace(), slowReaders));
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
    ServerConnector connector = new ServerConnector(server, 1, 2, new HttpConnectionFactory(http));
    connector.setHost(options.host());
    connector.setPort(options.port());
    connector.setAcceptQueueSize(BACKLOG);
    connector.setIdleTimeout(options.limits().bodyGrace().toMillis());
    connector.addBean(slow, false);
    connector.addBean(accepted, false);
    connector.addBean(new NetworkConnectionLimit(options.limits().connections(), connector));
    return connector;
  }

  /**
   * From now on, requests are refused with 503 and Retry-After; done when all others are answered.
   */
  CompletableFuture<Void> drain() {
    return graceful.shutdown();
  }

  /** Closes the connections that are left when the server has stopped. */
  @Override
  public void close() {
    accepted.close();
  }
}
