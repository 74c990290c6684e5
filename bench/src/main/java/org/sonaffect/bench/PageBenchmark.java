package org.sonaffect.bench;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * How long a person waits: from choosing a clip of ten seconds on the page of a running server
 * until its point is drawn, in a real browser.
 *
 * <p>{@code sonaffect serve} runs by itself; argument: its address.
 */
public final class PageBenchmark {
  private static final int COLD = 5;
  private static final int CLIPS = 25;

  /** Chooses a file as a person would, and answers when a point more has been painted. */
  private static final String UPLOAD =
      """
      const done = arguments[arguments.length - 1];
      const bytes = Uint8Array.from(atob(arguments[0]), (c) => c.charCodeAt(0));
      const chosen = new DataTransfer();
      chosen.items.add(new File([bytes], arguments[1], { type: "audio/wav" }));
      const points = () => document.querySelectorAll(".plane .file").length;
      const before = points();
      const picker = document.querySelector("#picker");
      picker.files = chosen.files;
      const begin = performance.now();
      new MutationObserver((_, observer) => {
        if (points() > before) {
          observer.disconnect();
          requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begin)));
        }
      }).observe(document.body, { childList: true, subtree: true });
      picker.dispatchEvent(new Event("change", { bubbles: true }));
      """;

  private PageBenchmark() {}

  /** Runs it. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    ChromeOptions options = new ChromeOptions();
    options.setBinary("/usr/bin/chromium");
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run");
    ChromeDriver driver =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(new File("/usr/bin/chromedriver"))
                .usingAnyFreePort()
                .build(),
            options);
    try {
      driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
      driver.get(arguments[0]);
      Thread.sleep(2000);
      double[] millis = new double[CLIPS];
      for (int i = 0; i < CLIPS; i++) {
        String clip = Base64.getEncoder().encodeToString(SoundBytes.wav(10, i));
        Object took = driver.executeAsyncScript(UPLOAD, clip, "clip-" + i + ".wav");
        millis[i] = Double.parseDouble(String.valueOf(took));
        Thread.sleep(1500); // until its curve is there
      }
      double[] warm = Arrays.copyOfRange(millis, COLD, CLIPS);
      Arrays.sort(warm);
      System.out.printf(
          Locale.ROOT,
          "10 s clip, from choosing it to its point: first %.0f ms, then median %.0f ms, slowest %.0f ms of %d%n",
          millis[0],
          warm[warm.length / 2],
          warm[warm.length - 1],
          warm.length);
    } finally {
      driver.quit();
    }
  }
}
