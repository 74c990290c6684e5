package org.sonaffect.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** Search by mood, filters, two files side by side, playlists along a path: in a real browser. */
final class ToolsPageTest extends InBrowser {
  private static final int CLIPS = 8;

  @BeforeAll
  static void start() throws IOException {
    open(Served.in(state()));
    List<String> files = new ArrayList<>();
    for (int i = 0; i < CLIPS; i++) {
      // From calm to exciting in the order of their numbers.
      files.add(Files.write(folder.resolve("take %d.wav".formatted(i)), swell(i)).toString());
    }
    browser.size(1280, 1000, false);
    browser.driver.get(served.address() + "#listen");
    browser.until("the page", () -> browser.all("circle.reference").size() == 150);
    browser.at("#picker").sendKeys(String.join("\n", files));
    browser.until("points", () -> browser.all(".plane .file").size() == CLIPS);
    browser.until("no more progress", () -> browser.all(".files progress:not([hidden])").isEmpty());
  }

  private static byte[] swell(int number) {
    short[] samples = new short[3 * Sounds.RATE];
    for (int i = 0; i < samples.length; i++) {
      double fade = 1 - 0.5 * i / samples.length;
      samples[i] =
          (short)
              (30_000
                  * (number + 0.3)
                  / CLIPS
                  * fade
                  * Math.sin(2 * Math.PI * (150 + 150 * number) * i / Sounds.RATE));
    }
    return Sounds.wav(samples);
  }

  @BeforeEach
  void look() {
    browser.size(1280, 1000, false);
    page.tool("Look");
  }

  private static void choose(String select, String option) {
    browser.at(select).findElements(By.tagName("option")).stream()
        .filter(one -> one.getText().equals(option))
        .findFirst()
        .orElseThrow(() -> new AssertionError(option + " in " + browser.text(select)))
        .click();
  }

  private static List<String> found(String list) {
    return browser.all(list + " .id").stream().map(WebElement::getText).toList();
  }

  private static int[] at(double arousal, double valence) {
    int side = browser.at("#listen-plane svg").getSize().width;
    double half = side * (1 - 28.0 / 600) / 2;
    return new int[] {(int) Math.round(valence * half), (int) Math.round(-arousal * half)};
  }

  @Test
  void aClickOnAMoodListsTheNearestFiles() throws Exception {
    int[] calm = at(-0.95, -0.9);
    new Actions(browser.driver)
        .moveToElement(browser.at("#listen-plane svg"), calm[0], calm[1])
        .click()
        .perform();
    browser.until("a list", () -> found(".found").size() == CLIPS);
    assertEquals("true", browser.all(".tools button").get(2).getDomAttribute("aria-pressed"));
    assertTrue(browser.text(".task h3").startsWith("Nearest to very calm, very unpleasant"));
    browser.picture(PICTURES.resolve("mood-wide.png"));
    // The sliders do the same: most exciting.
    browser.at("#mood-arousal").sendKeys(Keys.END);
    browser.until(
        "others", () -> browser.text(".task h3").contains("very exciting, very unpleasant"));
    assertEquals("take 7.wav", found(".found").get(0));
    browser.until("told", () -> browser.text("#status").startsWith("Nearest: take 7.wav"));
    browser.all(".found button[aria-label^=Play]").get(0).click();
    browser.until("it plays", () -> browser.text("#summary").contains("take 7.wav"));
    browser.script("document.querySelector('#wave button[aria-label=Pause]')?.click()");
  }

  @Test
  void whoeverRatesBlindSeesNoCurveUntilThen() {
    browser.all("#files .pick").get(0).click();
    browser.until("its curve", () -> browser.all("#wave .curve").size() == 1);
    page.tool("Rate");
    browser.until("no curve", () -> browser.all("#wave .curve, #wave .legend .key").isEmpty());
    assertTrue(browser.text("#wave-hint").startsWith("Click to play"));
    assertFalse(browser.text("#wave").contains("Why here?"));
    browser.at("#rate-save").click();
    browser.until("its curve", () -> browser.all("#wave .curve").size() == 1);
    browser.at("#rate-remove").click();
    page.tool("Look");
    browser.until("its curve", () -> browser.all("#wave .curve").size() == 1);
  }

  @Test
  void filesAreFilteredAndSorted() {
    WebElement text = browser.at("#filter-text");
    text.sendKeys("take 3");
    browser.until("one", () -> browser.all("#table tbody tr").size() == 1);
    assertEquals(1, browser.all(".plane .file").size());
    assertTrue(browser.text(".filter").contains("1 of 8 files"));
    text.sendKeys("3");
    browser.until("none", () -> browser.text(".filter").contains("0 of 8 files"));
    assertTrue(text.isDisplayed());
    text.sendKeys(Keys.BACK_SPACE, Keys.BACK_SPACE, Keys.BACK_SPACE);
    browser.until("all", () -> browser.all("#table tbody tr").size() == CLIPS);
    text.clear();
    text.sendKeys(Keys.SPACE, Keys.BACK_SPACE);
    choose("#filter-order", "most exciting first");
    browser.until(
        "sorted", () -> browser.text("#table tbody tr:first-child th").contains("take 7.wav"));
    choose("#filter-mood", "calm, pleasant");
    browser.until("fewer", () -> browser.all("#table tbody tr").size() < CLIPS);
    choose("#filter-mood", "all moods");
    choose("#filter-order", "as added");
    browser.until("all", () -> browser.all("#table tbody tr").size() == CLIPS);
  }

  @Test
  void twoFilesAreComparedAtTheSamePosition() throws Exception {
    page.tool("Compare");
    choose("#compare-a", "1 take 0.wav");
    choose("#compare-b", "8 take 7.wav");
    assertTrue(
        browser
            .text("#compare-difference")
            .matches(
                "Compared with A, B is \\d\\.\\d\\d more exciting and \\d\\.\\d\\d more unpleasant\\."),
        browser.text("#compare-difference"));
    assertEquals(2, browser.all(".compare-curves figure").size());
    assertEquals(4, browser.all(".compare-curves path").size());
    assertTrue(browser.text(".compare-curves .legend").contains("B: take 7.wav"));
    assertEquals(
        browser.at(".compare-curves path.b").getCssValue("stroke"),
        browser.at(".plane .file[data-number='8'] .point").getCssValue("fill"),
        "a file has one colour");
    browser.script(
        "const s = document.querySelector('#compare-position'); s.value = 1.5; s.dispatchEvent(new Event('input'))");
    browser.at("#compare-play").click();
    browser.until("A plays", () -> browser.text("#compare-play").equals("Pause A"));
    browser.at("#compare-switch").click();
    browser.until("B plays", () -> browser.text("#compare-play").equals("Pause B"));
    browser.until(
        "at the same position",
        () -> Double.parseDouble(browser.at("#compare-position").getDomProperty("value")) >= 1.4);
    browser.at("#compare-play").click();
    browser.until("it rests", () -> browser.text("#compare-play").equals("Play B"));
    browser.picture(PICTURES.resolve("compare-wide.png"));
  }

  @Test
  void aPathBecomesAPlaylist() throws Exception {
    page.tool("Playlist");
    WebElement plane = browser.at("#listen-plane svg");
    int[] from = at(-0.9, 0.9);
    int[] to = at(0.95, -0.95);
    Actions drag =
        new Actions(browser.driver).moveToElement(plane, from[0], from[1]).clickAndHold();
    for (int i = 1; i <= 12; i++) {
      drag.moveToElement(
          plane, from[0] + (to[0] - from[0]) * i / 12, from[1] + (to[1] - from[1]) * i / 12);
    }
    drag.release().perform();
    browser.until("a list", () -> found(".playlist").size() > 3);
    List<String> order = found(".playlist");
    assertEquals(order.stream().sorted().toList(), order, "from calm and pleasant to the contrary");
    browser.picture(PICTURES.resolve("playlist-wide.png"));
    List<String> m3u = Files.readAllLines(downloaded("#export-m3u", "playlist.m3u8"));
    assertEquals("#EXTM3U", m3u.get(0));
    assertEquals("#EXTINF:3," + order.get(0), m3u.get(1));
    assertEquals(order.get(0), m3u.get(2));
    List<String> csv = Files.readAllLines(downloaded("#export-playlist", "playlist.csv"));
    assertTrue(csv.get(1).startsWith("1," + order.get(0) + ","), csv.get(1));
    assertEquals(order.size() + 1, csv.size());

    // The same by the keyboard: two places, and all that is near the way between them.
    browser.at("#path-clear").sendKeys(Keys.ENTER);
    browser.until("none", () -> found(".playlist").isEmpty());
    browser.at(".task details summary").sendKeys(Keys.ENTER);
    browser.at("#path-arousal").sendKeys(Keys.HOME);
    browser.at("#path-valence").sendKeys(Keys.END);
    browser.at("#path-add").sendKeys(Keys.ENTER);
    browser.at("#path-arousal").sendKeys(Keys.END);
    browser.at("#path-valence").sendKeys(Keys.HOME);
    browser.at("#path-add").sendKeys(Keys.ENTER);
    browser.at("#path-reach").sendKeys(Keys.END);
    browser.until("all", () -> found(".playlist").size() == CLIPS);
    browser.size(320, 800, true);
    for (String tool : List.of("Playlist", "Compare", "Find a mood", "Rate", "Look")) {
      page.tool(tool);
      Thread.sleep(200);
      assertEquals(320L, browser.script("return document.documentElement.scrollWidth"), tool);
      browser.picture(PICTURES.resolve("tools-phone-" + tool.replace(' ', '-') + ".png"));
    }
  }

  @Test
  void axeFindsNothingWrongWithAnyTool() throws Exception {
    browser.all("#files .pick").get(0).click();
    for (boolean dark : new boolean[] {false, true}) {
      browser.dark(dark);
      for (String tool : List.of("Rate", "Find a mood", "Compare", "Playlist", "Look")) {
        page.tool(tool);
        if (tool.equals("Rate")) {
          browser.at("#rate-save").click();
        }
        Thread.sleep(200);
        Results found = new AxeBuilder().analyze(browser.driver);
        assertFalse(found.isErrored(), found.getErrorMessage());
        assertEquals(
            List.of(),
            found.getViolations().stream()
                .map(rule -> tool + ": " + rule.getId() + " " + rule.getNodes())
                .toList());
      }
    }
    browser.dark(false);
  }

  private static Path downloaded(String button, String name) throws Exception {
    Path file = folder.resolve("downloads").resolve(name);
    browser.at(button).click();
    for (int i = 0; i < 400 && !Files.exists(file); i++) {
      Thread.sleep(25);
    }
    Thread.sleep(100);
    return file;
  }
}
