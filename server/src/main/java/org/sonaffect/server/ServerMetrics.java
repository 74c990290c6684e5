package org.sonaffect.server;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the server counts, in the text format of Prometheus (0.0.4), by Prometheus's own client: it
 * has the standard {@code process_*}, for which other libraries have names of their own.
 */
final class ServerMetrics {
  /** From a page of the cache to the longest prompt call. */
  private static final double[] REQUEST_SECONDS = {
    0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120
  };

  /** From a short sound to the longest time of a job. */
  private static final double[] ANALYSIS_SECONDS = {
    0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600
  };

  private final long begin = System.nanoTime();
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Counter requests =
      counter("sonaffect_requests_total", "Requests answered.", "method", "status");
  private final Histogram requestSeconds =
      histogram(
          "sonaffect_request_seconds", "Time a request took.", REQUEST_SECONDS, "method", "call");
  private final Counter analyses =
      counter("sonaffect_analyses_total", "Analyses ended, by outcome.", "outcome");
  private final Histogram analysisSeconds =
      histogram("sonaffect_analysis_seconds", "Time an analysis took.", ANALYSIS_SECONDS);
  private final Counter audio = counter("sonaffect_audio_seconds_total", "Audio analysed.");
  private final Counter received = counter("sonaffect_received_bytes_total", "Bytes of uploads.");
  private final Gauge running = gauge("sonaffect_analyses_running", "Analyses running.");
  private final Gauge waiting = gauge("sonaffect_analyses_waiting", "Analyses in the queue.");
  private final Gauge disk = gauge("sonaffect_upload_disk_bytes", "Disk space used by uploads.");
  private final Gauge uptime = gauge("sonaffect_uptime_seconds", "Time since the start.");
  private final Gauge heap = gauge("sonaffect_heap_used_bytes", "Heap in use.");

  ServerMetrics() {
    ProcessMetrics.builder().register(registry);
  }

  private Counter counter(String name, String help, String... labels) {
    return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
  }

  private Histogram histogram(String name, String help, double[] bounds, String... labels) {
    return Histogram.builder()
        .name(name)
        .help(help)
        .classicOnly()
        .classicUpperBounds(bounds)
        .labelNames(labels)
        .register(registry);
  }

  private Gauge gauge(String name, String help) {
    return Gauge.builder().name(name).help(help).register(registry);
  }

  /**
   * A request was answered.
   *
   * @param call its path as the API describes it; null where it is none
   */
  void request(String method, int status, @Nullable String call, double seconds) {
    String known = known(method);
    requests.labelValues(known, Integer.toString(status)).inc();
    requestSeconds.labelValues(known, call == null ? "other" : call).observe(seconds);
  }

  /** Only methods that HTTP knows, so that nobody invents labels. */
  private static String known(String method) {
    return switch (method) {
      case "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH" -> method;
      default -> "other";
    };
  }

  /** Bytes of a body came. */
  void received(long bytes) {
    received.inc(bytes);
  }

  /**
   * An analysis ended.
   *
   * @param outcome done, failed, cancelled
   */
  void analysis(String outcome, double seconds) {
    analyses.labelValues(outcome).inc();
    analysisSeconds.observe(seconds);
  }

  /** Audio was analysed. */
  void audio(double seconds) {
    audio.inc(seconds);
  }

  /** Seconds since the start. */
  double uptime() {
    return (System.nanoTime() - begin) / 1e9;
  }

  /** All of it, with what is there now. */
  synchronized String text(int runningNow, int waitingNow, long diskBytes) {
    running.set(runningNow);
    waiting.set(waitingNow);
    disk.set(diskBytes);
    uptime.set(uptime());
    heap.set(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(out, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // not into memory
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
