package org.sonaffect.server;

import java.time.Duration;
import org.sonaffect.audio.stream.AudioException;

/**
 * A request that is not done, with the reason in words, as an application/problem+json says it (RFC
 * 9457).
 */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String kind;
  private final String title;
  private final int retryAfter;

  private Refusal(int status, String kind, String title, String detail, int retryAfter) {
    super(detail, null, false, false);
    this.status = status;
    this.kind = kind;
    this.title = title;
    this.retryAfter = retryAfter;
  }

  /**
   * A refusal.
   *
   * @param kind a word for programs, such as {@code too-long}
   * @param detail what was found and what was expected
   */
  static Refusal of(int status, String kind, String title, String detail) {
    return new Refusal(status, kind, title, detail, 0);
  }

  /** 400: the request itself is wrong. */
  static Refusal badRequest(String detail) {
    return of(400, "bad-request", "The request cannot be understood", detail);
  }

  /** 404. */
  static Refusal notFound(String detail) {
    return of(404, "not-found", "Not found", detail);
  }

  /** 413. */
  static Refusal tooLarge(String detail) {
    return of(413, "too-large", "The upload is too large", detail);
  }

  /** 413: more audio than is analysed. */
  static Refusal tooLong(String detail) {
    return of(413, "too-long", "The audio is too long", detail);
  }

  /** 429: the server is full; it will be worth asking again. */
  static Refusal busy(String detail, int retryAfterSeconds) {
    return new Refusal(429, "busy", "The server is busy", detail, retryAfterSeconds);
  }

  /** 408. */
  static Refusal tooSlow(String detail) {
    return of(408, "too-slow", "The upload is too slow", detail);
  }

  /** 503: the server ends. */
  static Refusal ending() {
    return new Refusal(
        503, "ends", "The server is stopping", "the server is shutting down; try again later", 10);
  }

  /** 503: the analysis was stopped at its limit of time. */
  static Refusal tookTooLong(Duration most) {
    return of(
        503,
        "took-too-long",
        "The analysis took too long",
        "it was stopped after %d s, the time limit".formatted(most.toSeconds()));
  }

  /** 503: the disk of the server is full, absent or fails; health says so too. */
  static Refusal cannotWrite() {
    return new Refusal(
        503,
        "cannot-write",
        "The server cannot write",
        "the server cannot write to its disk at the moment; its terminal says why",
        30);
  }

  /** 503: what is asked at the moment takes more memory than there is. */
  static Refusal noMemory() {
    System.err.println("sonaffect serve: out of memory; raise -Xmx");
    return new Refusal(
        503, "no-memory", "The server is out of memory", "the server has no memory left", 10);
  }

  /** Audio that cannot be used. */
  static Refusal audio(AudioException e) {
    String detail = String.valueOf(e.getMessage());
    return switch (e.kind()) {
      case TOO_LONG -> tooLong(detail);
      case UNKNOWN_FORMAT, UNSUPPORTED ->
          of(415, "unsupported-audio", "This kind of audio cannot be read", detail);
      case EMPTY, CORRUPT, NON_FINITE, TOO_SHORT, NOT_FOUND ->
          of(422, "broken-audio", "The audio cannot be used", detail);
    };
  }

  int status() {
    return status;
  }

  String kind() {
    return kind;
  }

  String title() {
    return title;
  }

  /** What was found and what was expected. */
  String detail() {
    return String.valueOf(getMessage());
  }

  /** Seconds; 0 where waiting does not help. */
  int retryAfter() {
    return retryAfter;
  }
}
