package org.sonaffect.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A real browser, headless: the system's chromium with its own driver; nothing is downloaded. */
final class Browser implements AutoCloseable {
  private static final List<String> BROWSERS =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
  private static final List<String> DRIVERS =
      List.of("/usr/bin/chromedriver", "/usr/lib/chromium-browser/chromedriver");

  final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /**
   * Opens one, or skips the test where there is none; on a CI machine there must be one.
   *
   * @param more options of its command line
   */
  static Browser open(Path downloads, String... more) {
    Path browser = first(BROWSERS, System.getenv("SONAFFECT_CHROMIUM"));
    Path program = first(DRIVERS, System.getenv("SONAFFECT_CHROMEDRIVER"));
    boolean there = browser != null && program != null;
    if (!there && "true".equals(System.getenv("CI"))) {
      Assertions.fail(
          "a CI machine needs chromium and chromedriver (apt-get install chromium chromium-driver)");
    }
    Assumptions.assumeTrue(there, "needs chromium and chromedriver");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.toString());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--autoplay-policy=no-user-gesture-required",
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        "--host-resolver-rules=MAP studio.test 127.0.0.1",
        "--window-size=1280,1000");
    options.addArguments(more);
    options.setExperimentalOption(
        "prefs",
        Map.of(
            "download.default_directory",
            downloads.toString(),
            "download.prompt_for_download",
            false));
    options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program.toFile())
            .usingAnyFreePort()
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static Path first(List<String> places, String given) {
    if (given != null) {
      return Path.of(given);
    }
    return places.stream().map(Path::of).filter(Files::isExecutable).findFirst().orElse(null);
  }

  /** A window of another size, as CSS pixels of the page. */
  void size(int width, int height, boolean phone) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width", width, "height", height, "deviceScaleFactor", phone ? 2 : 1, "mobile", phone));
  }

  void dark(boolean dark) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  WebElement at(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  String text(String css) {
    return at(css).getText();
  }

  /** Waits until it holds. */
  void until(String what, java.util.function.BooleanSupplier holds) {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!holds(holds)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "not within 60 s: %s; the page shows %s; the browser says %s"
                .formatted(what, text("main"), log()));
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static boolean holds(java.util.function.BooleanSupplier holds) {
    try {
      return holds.getAsBoolean();
    } catch (WebDriverException e) {
      return false; // the page was just drawing that part anew
    }
  }

  Object script(String code) {
    return driver.executeScript(code);
  }

  /** What the browser complains of: scripts that fail, and all that the security policy forbids. */
  List<String> log() {
    return driver.manage().logs().get("browser").getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= java.util.logging.Level.WARNING.intValue())
        .map(entry -> entry.getMessage())
        .toList();
  }

  /** The whole page as a picture, for people to look at. */
  void picture(Path file) throws IOException {
    Object height = script("return Math.ceil(document.documentElement.scrollHeight)");
    Object width = script("return Math.ceil(document.documentElement.clientWidth)");
    Map<String, Object> taken =
        driver.executeCdpCommand(
            "Page.captureScreenshot",
            Map.of(
                "captureBeyondViewport",
                true,
                "clip",
                Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1)));
    Files.createDirectories(file.getParent());
    Files.write(file, OutputType.BYTES.convertFromBase64Png((String) taken.get("data")));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
