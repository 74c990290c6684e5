package org.sonaffect.server;

/** What nobody foresaw. The person at the terminal sees all of it; the client only that it was. */
final class Failures {
  private Failures() {}

  static Refusal unexpected(Throwable cause) {
    System.err.println("sonaffect serve: unexpected failure");
    cause.printStackTrace();
    return Refusal.of(
        500,
        "unexpected",
        "Something went wrong here",
        "an unexpected failure (%s); the terminal of the server shows where"
            .formatted(cause.getClass().getSimpleName()));
  }
}
