package org.sonaffect.server;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** What the server counts, in the text format of Prometheus (0.0.4). */
final class ServerMetrics {
  private final long begin = System.nanoTime();
  private final Map<String, LongAdder> requests = new ConcurrentSkipListMap<>();
  private final Map<String, LongAdder> analyses = new ConcurrentSkipListMap<>();
  private final LongAdder received = new LongAdder();
  private final LongAdder analysisCount = new LongAdder();
  private final DoubleAdder analysisSeconds = new DoubleAdder();
  private final DoubleAdder audioSeconds = new DoubleAdder();

  /** A request was answered. */
  void request(String method, int status) {
    String key = "method=\"%s\",status=\"%d\"".formatted(known(method), status);
    requests.computeIfAbsent(key, k -> new LongAdder()).increment();
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
    received.add(bytes);
  }

  /**
   * An analysis ended.
   *
   * @param outcome done, failed, cancelled
   */
  void analysis(String outcome, double seconds) {
    analyses.computeIfAbsent(outcome, k -> new LongAdder()).increment();
    analysisCount.increment();
    analysisSeconds.add(seconds);
  }

  /** Audio was analysed. */
  void audio(double seconds) {
    audioSeconds.add(seconds);
  }

  /** Seconds since the start. */
  double uptime() {
    return (System.nanoTime() - begin) / 1e9;
  }

  /** All of it, with what is there now. */
  String text(int running, int waiting, long diskBytes) {
    StringBuilder out = new StringBuilder();
    head(out, "sonaffect_requests_total", "counter", "Requests answered.");
    requests.forEach((key, n) -> line(out, "sonaffect_requests_total{" + key + "}", n.sum()));
    head(out, "sonaffect_analyses_total", "counter", "Analyses ended, by outcome.");
    analyses.forEach(
        (key, n) -> line(out, "sonaffect_analyses_total{outcome=\"" + key + "\"}", n.sum()));
    head(out, "sonaffect_analysis_seconds", "summary", "Time an analysis took.");
    line(out, "sonaffect_analysis_seconds_sum", analysisSeconds.sum());
    line(out, "sonaffect_analysis_seconds_count", analysisCount.sum());
    single(out, "sonaffect_audio_seconds_total", "counter", "Audio analysed.", audioSeconds.sum());
    single(out, "sonaffect_received_bytes_total", "counter", "Bytes of uploads.", received.sum());
    single(out, "sonaffect_analyses_running", "gauge", "Analyses running.", running);
    single(out, "sonaffect_analyses_waiting", "gauge", "Analyses in the queue.", waiting);
    single(out, "sonaffect_upload_disk_bytes", "gauge", "Disk space used by uploads.", diskBytes);
    single(out, "sonaffect_uptime_seconds", "gauge", "Time since the start.", uptime());
    single(
        out,
        "sonaffect_heap_used_bytes",
        "gauge",
        "Heap in use.",
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    return out.toString();
  }

  private static void single(
      StringBuilder out, String name, String type, String help, double value) {
    head(out, name, type, help);
    line(out, name, value);
  }

  private static void head(StringBuilder out, String name, String type, String help) {
    out.append("# HELP ").append(name).append(' ').append(help).append('\n');
    out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private static void line(StringBuilder out, String name, double value) {
    String number =
        value == Math.rint(value) && Math.abs(value) < 1e15
            ? Long.toString((long) value)
            : String.format(Locale.ROOT, "%.6f", value);
    out.append(name).append(' ').append(number).append('\n');
  }
}
