package org.sonaffect.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.corpus.Item;
import org.sonaffect.corpus.LoadedCorpus;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.corpus.load.CorpusLoader;

/** Listeners rate on the page and adapt the demonstration model, in a real browser. */
final class RatePageTest extends InBrowser {
  private static final int CLIPS = 25;

  /** Units of the plane's drawing, and where its square begins. */
  private static final double UNITS = 600;

  private static final double EDGE = 14;

  @BeforeAll
  static void start() throws Exception {
    open(Served.demonstration(state()));
  }

  /** Presses on the plane. */
  private static void press(double arousal, double valence) {
    WebElement plane = browser.at("#listen-plane svg");
    double side = plane.getSize().width;
    double square = 1 - 2 * EDGE / UNITS;
    new Actions(browser.driver)
        .moveToElement(
            plane,
            (int) Math.round(valence / 2 * square * side),
            (int) Math.round(-arousal / 2 * square * side))
        .click()
        .perform();
  }

  /** What the page holds of its files, as JSON of an expression over them. */
  private static Object entries(String expression) {
    return browser.driver.executeAsyncScript(
        "const done = arguments[0]; import('/store.js').then(({ store }) => done("
            + expression
            + "))");
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  @Test
  void twentyClipsAreRatedAndAdaptTheModel() throws Exception {
    browser.size(1280, 1100, false);
    browser.driver.get(served.address() + "#listen");
    browser.until("the page", () -> !browser.all("circle.reference").isEmpty());
    List<String> files = new ArrayList<>();
    for (int i = 0; i < CLIPS; i++) {
      files.add(
          Files.write(folder.resolve("clip %d.wav".formatted(i)), Sounds.varied(i)).toString());
    }
    browser.at("#picker").sendKeys(String.join("\n", files));
    browser.until(
        "all judged",
        () ->
            entries("store.entries.filter((e) => e.state === 'done').length").equals((long) CLIPS));

    browser.all("#files .pick").get(0).click();
    page.tool("Rate");
    assertFalse(browser.at("#summary").isDisplayed(), "the model's word would lead the listener");
    assertFalse(browser.at("#table").isDisplayed());
    assertTrue(browser.at("#adapt").getDomAttribute("disabled") != null);
    browser.at("#listener").clear();
    browser.at("#listener").sendKeys("Anna");

    press(-0.5, 0.4);
    browser.until("rated", () -> browser.text(".now-rated").contains("rated calm, pleasant"));
    assertTrue(browser.at("#summary").isDisplayed(), "now it may be seen");
    assertEquals(-0.5, number(entries("store.entries[0].ratings[0].arousal")), 0.01);
    assertEquals(0.4, number(entries("store.entries[0].ratings[0].valence")), 0.01);
    assertEquals("Anna", entries("store.entries[0].ratings[0].by"));
    assertTrue(browser.text("#status").startsWith("Rated clip 0.wav: calm, pleasant. The model"));
    browser.picture(PICTURES.resolve("rate-wide.png"));

    // The second by the keyboard alone.
    browser.at("#rate-next").sendKeys(Keys.ENTER);
    browser.until("the next", () -> browser.text(".now-rated").startsWith("2\nclip 1.wav"));
    assertFalse(browser.at("#summary").isDisplayed());
    WebElement arousal = browser.at("#rate-arousal");
    arousal.sendKeys(Keys.ARROW_LEFT, Keys.ARROW_LEFT, Keys.ARROW_LEFT);
    assertEquals("−0.15, slightly calm", arousal.getDomAttribute("aria-valuetext"));
    browser.at("#rate-valence").sendKeys(Keys.HOME);
    browser.at("#rate-save").sendKeys(Keys.ENTER);
    browser.until("rated", () -> browser.text("#rate-count").contains("Anna has rated 2 of 25"));
    assertEquals(-0.15, number(entries("store.entries[1].ratings[0].arousal")), 1e-9);
    assertEquals(-1, number(entries("store.entries[1].ratings[0].valence")), 1e-9);
    browser.at("#rate-remove").click();
    browser.until("removed", () -> browser.text("#rate-count").contains("1 of 25"));

    // All of them, calmer than the model says by a certain amount; and once more by another.
    for (String listener : List.of("Anna", "Ben")) {
      browser.at("#listener").clear();
      browser.at("#listener").sendKeys(listener);
      for (int i = 0; i < (listener.equals("Anna") ? CLIPS : 3); i++) {
        browser.script("document.querySelectorAll('#files .pick')[" + i + "].click()");
        double said =
            number(
                entries(
                    "store.entries[%d].result.whole.estimates.find((e) => e.target === 'arousal').value"
                        .formatted(i)));
        double pleasant =
            number(
                entries(
                    "store.entries[%d].result.whole.estimates.find((e) => e.target === 'valence').value"
                        .formatted(i)));
        press(Math.max(-0.98, said - 0.4), Math.max(-0.98, Math.min(0.98, pleasant)));
        int done = i + 1;
        browser.until(
            "rated " + done,
            () ->
                entries(
                        "store.entries.filter((e) => e.ratings.some((r) => r.by === '%s')).length"
                            .formatted(listener))
                    .equals((long) done));
      }
    }
    browser.until("two listeners", () -> browser.text(".adapt").contains("25 rated clips of 2"));
    String difference = browser.text("#mean-difference");
    assertTrue(difference.matches("(?s)Mean difference.*−0\\.[34]\\d.*"), difference);
    browser.picture(PICTURES.resolve("rated-wide.png"));

    corpusIsWhatItWas();

    browser.at("#adapt").click();
    browser.until("adapted", () -> !browser.text("#adapted").startsWith("Adapting"));
    assertTrue(
        browser
            .text("#adapted")
            .startsWith("The adapted model is closer to these ratings in arousal"),
        browser.text("#adapted"));
    browser.until("a choice", () -> browser.all(".models input").size() == 2);
    browser.all(".models input").get(1).click();
    browser.until(
        "judged again",
        () ->
            entries("store.entries.filter((e) => e.state === 'done' && e.result.adapted).length")
                .equals((long) CLIPS));
    browser.until(
        "the difference is gone",
        () -> browser.text("#mean-difference").matches("(?s).*[ ][+−]?0\\.0\\d.*"));
    browser.picture(PICTURES.resolve("adapted-wide.png"));
    browser.dark(true);
    browser.picture(PICTURES.resolve("adapted-dark.png"));
    browser.dark(false);
    browser.size(360, 800, true);
    Thread.sleep(300);
    assertEquals(360L, browser.script("return document.documentElement.scrollWidth"));
    browser.picture(PICTURES.resolve("adapted-phone.png"));
    browser.size(1280, 1100, false);

    // Ratings and the choice outlive the page.
    browser.driver.navigate().refresh();
    browser.until(
        "all again",
        () ->
            entries(
                    "store.entries.filter((e) => e.result?.adapted && e.ratings.length && e.blob).length")
                .equals((long) CLIPS));
    assertTrue(
        browser.text("#listen-legend").contains("Judged by the model demonstration, adapted"));
    page.tool("Rate");
    browser.until(
        "the choice",
        () -> "true".equals(browser.all(".models input").get(1).getDomProperty("checked")));

    Path model = downloaded(".models a[download]", "demonstration-adapted.sonaffect");
    assertTrue(Files.size(model) > 100_000);
    browser.all(".models input").get(0).click();
    browser.until(
        "as it was",
        () ->
            entries("store.entries.filter((e) => e.state === 'done' && !e.result.adapted).length")
                .equals((long) CLIPS));
  }

  private static Path downloaded(String button, String ending) throws Exception {
    browser.script("document.querySelector(\"" + button + "\").click()");
    Path downloads = folder.resolve("downloads");
    for (int i = 0; i < 400; i++) {
      if (Files.isDirectory(downloads)) {
        try (var files = Files.list(downloads)) {
          Path found =
              files.filter(file -> file.toString().endsWith(ending)).findFirst().orElse(null);
          if (found != null) {
            Thread.sleep(100);
            return found;
          }
        }
      }
      Thread.sleep(25);
    }
    throw new AssertionError("nothing was downloaded: " + ending);
  }

  /** The ZIP file is a corpus, and its ratings are those of the page. */
  private static void corpusIsWhatItWas() throws Exception {
    Path zip = downloaded("#export-corpus", ".zip");
    Path corpus = folder.resolve("exported");
    try (InputStream in = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(in)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path file = corpus.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(entries, file);
      }
    }
    LoadedCorpus loaded =
        CorpusLoader.standard(1, Progress.NONE)
            .load(corpus.resolve("corpus.yaml"), FeatureSets.DEFAULT);
    assertEquals(List.of(), loaded.problems());
    assertEquals(CLIPS, loaded.corpus().items().size());
    Item first = loaded.corpus().items().get(0);
    assertEquals("audio/clip 0.wav", first.id());
    assertEquals(2, first.raters());
    double mean =
        number(
            entries(
                "(store.entries[0].ratings[0].arousal + store.entries[0].ratings[1].arousal) / 2"));
    assertEquals(mean, first.arousal(), 0.001);
    assertEquals(
        number(entries("store.entries[20].ratings[0].valence")),
        loaded.corpus().items().get(20).valence(),
        0.001);
  }
}
