package org.sonaffect.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The microphone as a running curve; the browser hears a file instead of a microphone. */
final class LivePageTest extends InBrowser {
  @BeforeAll
  static void start() throws IOException {
    Path heard = Files.write(folder.resolve("heard.wav"), Sounds.rising(8));
    open(Served.in(state()), "--use-file-for-fake-audio-capture=" + heard);
  }

  @BeforeEach
  void open() {
    page.openEmpty(served.address());
  }

  private static int windows() {
    return served.analyst.calls.get();
  }

  @Test
  void aWindowEachSecondBecomesACurveAndNothingIsKept() throws Exception {
    int before = windows();
    browser.at("#live-start").click();
    browser.until("listening", () -> browser.text("#live").contains("first value comes after 5"));
    assertEquals("true", browser.at("#live-start").getDomAttribute("aria-pressed"));
    browser.until("a value", () -> browser.text("#live").contains("arousal "));
    int first = windows();
    long begin = System.nanoTime();
    browser.until("more", () -> windows() >= first + 4);
    double each = (System.nanoTime() - begin) / 4e9;
    assertTrue(each > 0.7 && each < 2, "one each second, and not each " + each);
    Object line = browser.script("return document.querySelector('#live .line').getAttribute('d')");
    assertTrue(line.toString().contains("L"), line.toString());
    assertEquals("visible", browser.at(".plane .now").getDomAttribute("visibility"));
    assertTrue(browser.text("#status").length() > 3, "spoken: " + browser.text("#status"));
    browser.script(
        "document.getElementById('domain').value = document.getElementById('domain').options[2].value");
    browser.until("of that domain", () -> browser.text("#live").contains("judged as music"));
    browser.picture(PICTURES.resolve("live.png"));
    browser.dark(true);
    browser.size(320, 740, true);
    Thread.sleep(300);
    browser.picture(PICTURES.resolve("live-phone-dark.png"));
    assertEquals(320L, browser.script("return document.documentElement.scrollWidth"));
    browser.dark(false);
    browser.script("document.querySelector('#live .primary').click()");
    browser.until("stopped", () -> browser.text("#live").contains("Stopped."));
    Thread.sleep(300);
    int after = windows();
    assertTrue(after - before >= 5);
    Thread.sleep(1500);
    assertEquals(after, windows(), "nothing is sent any more");
    assertEquals("hidden", browser.at(".plane .now").getDomAttribute("visibility"));
    for (String kept : List.of("incoming", "jobs")) {
      try (Stream<Path> files = Files.list(state().resolve(kept))) {
        assertEquals(List.of(), files.toList());
      }
    }
    assertEquals(0, browser.all("#files li").size());
  }

  @Test
  void whereTheServerIsSlowWindowsAreLeftOut() throws Exception {
    served.analyst.hold();
    int before = windows();
    browser.at("#live-start").click();
    browser.until("windows left out", () -> browser.text("#live").contains("3 left out so far"));
    assertEquals(before + 1, windows(), "only one is under way");
    served.analyst.release();
    browser.until("it goes on", () -> browser.text("#live").contains("arousal "));
    browser.until("with the newest", () -> windows() >= before + 2);
    browser.at("#live .primary").click();
    browser.until("stopped", () -> browser.text("#live").contains("Stopped."));
  }

  @Test
  void aMicrophoneThatIsNotThereIsSaid() {
    for (String[] one :
        List.of(
            new String[] {"NotFoundError", "No microphone was found."},
            new String[] {"NotAllowedError", "not allowed to use the microphone"},
            new String[] {"NotReadableError", "Another program may be using it"})) {
      browser.script(
          "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('x', '"
              + one[0]
              + "'))");
      browser.at("#live-start").click();
      browser.until(one[0], () -> browser.text("#live [role=alert]").contains(one[1]));
      assertEquals("false", browser.at("#live-start").getDomAttribute("aria-pressed"));
      browser.at("#live .wave-head button:last-child").click(); // Close
      browser.until("closed", () -> !browser.at("#live").isDisplayed());
    }
  }
}
