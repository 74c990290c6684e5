package org.sonaffect.app.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser. Pictures of it are left in target/pictures. */
final class PageTest {
  private static final Path PICTURES = Path.of("target", "pictures");

  @TempDir private Path folder;

  @Test
  void looksAsItShould() throws Exception {
    Path wav = Files.write(folder.resolve("rising tone.wav"), Sounds.rising(10));
    Path hum = Files.write(folder.resolve("hum.wav"), Sounds.hum(3));
    try (Served served = Served.in(folder.resolve("state"));
        Browser browser = Browser.open(folder)) {
      browser.driver.get(served.address());
      browser.until("the plane", () -> browser.all("circle.reference").size() > 100);
      browser.picture(PICTURES.resolve("empty.png"));
      browser.at("#picker").sendKeys(hum + "\n" + wav);
      browser.until("two points", () -> browser.all(".plane .file").size() == 2);
      browser.until("no progress", () -> browser.all(".files progress:not([hidden])").isEmpty());
      browser.all(".files .pick").get(1).click();
      browser.until("curve", () -> !browser.all("#wave .curve").isEmpty());
      browser.picture(PICTURES.resolve("wide.png"));
      browser.dark(true);
      browser.picture(PICTURES.resolve("dark.png"));
      browser.dark(false);
      browser.size(360, 740, true);
      Thread.sleep(400);
      browser.picture(PICTURES.resolve("phone.png"));
      assertEquals(List.of(), browser.log());
    }
  }
}
