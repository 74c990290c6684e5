package org.sonaffect.server.access;

import java.util.HashMap;
import java.util.Map;

/**
 * How many requests a minute a client may make: a bucket each that holds those of a minute and
 * fills steadily. (Javalin's own limit clears all counts once a minute and believes any {@code
 * X-Forwarded-For}; Jetty's counts no less than one a second. Neither says when to come again.)
 */
public final class RequestRate {
  /** Clients that are remembered; beyond, those with a full bucket are forgotten, then all. */
  private static final int MOST_CLIENTS = 50_000;

  private final double perMinute;
  private final Map<String, Bucket> buckets = new HashMap<>();

  private record Bucket(double left, long nanos) {}

  /**
   * A limit.
   *
   * @param perMinute requests; 0 for any number
   */
  public RequestRate(int perMinute) {
    this.perMinute = perMinute;
  }

  /**
   * Counts a request.
   *
   * @param now as {@link System#nanoTime} has it
   * @return seconds until the client may ask again; 0 where this request is within the limit
   */
  public synchronized int count(String client, long now) {
    if (perMinute == 0) {
      return 0;
    }
    if (buckets.size() >= MOST_CLIENTS && !buckets.containsKey(client)) {
      buckets.values().removeIf(bucket -> left(bucket, now) >= perMinute);
      if (buckets.size() >= MOST_CLIENTS) {
        buckets.clear();
      }
    }
    Bucket bucket = buckets.get(client);
    double left = bucket == null ? perMinute : left(bucket, now);
    if (left < 1) {
      return (int) Math.ceil((1 - left) * 60 / perMinute);
    }
    buckets.put(client, new Bucket(left - 1, now));
    return 0;
  }

  private double left(Bucket bucket, long now) {
    return Math.min(perMinute, bucket.left + (now - bucket.nanos) / 60e9 * perMinute);
  }
}
