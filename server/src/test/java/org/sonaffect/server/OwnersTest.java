package org.sonaffect.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.server.owner.KeptResults;
import org.sonaffect.server.owner.KeptResults.Result;
import org.sonaffect.server.owner.Owners.Owner;

/** Results belong to a token, a browser or an address, and nobody else makes them go. */
final class OwnersTest {
  private static final Owner ANN = new Owner("10.0.0.1", "ann");
  private static final long MINUTE = 60_000;

  @TempDir private Path folder;

  private static List<Result> results(Owner owner, int count, long from, long size) {
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      results.add(new Result(owner.name() + "-" + i, owner, from + i, size));
    }
    return results;
  }

  @Test
  void anOwnerMakesRoomForHimselfAloneAndNotBeforeTheTimeThatIsStated() {
    KeptResults kept = new KeptResults(Duration.ofHours(24), 3, 1L << 30);
    List<Result> all = new ArrayList<>(results(ANN, 2, 0, 1000));
    all.addAll(results(new Owner("10.0.0.2", "bob"), 500, 5 * MINUTE, 1000));
    assertEquals(List.of(), kept.over(all, 9 * MINUTE));
    List<String> later = kept.over(all, 30 * MINUTE);
    assertEquals(497, later.size());
    assertTrue(later.stream().allMatch(id -> id.startsWith("bob")), later.toString());
    assertFalse(later.contains("bob-499"), "the young ones stay");
    assertEquals(502, kept.over(all, Duration.ofHours(25).toMillis()).size());
  }

  @Test
  void whereAllIsTooLargeTheLargestAddressMakesRoomUnderHoweverManyNames() {
    KeptResults kept = new KeptResults(Duration.ofHours(24), 3, 100 * 4096);
    List<Result> all = new ArrayList<>(results(ANN, 3, 0, 20_000));
    for (int i = 0; i < 150; i++) {
      all.addAll(results(new Owner("10.0.0.2", "browser " + i), 1, 1000 + i, 10));
    }
    List<String> over = kept.over(all, 2000);
    assertEquals(150 - 85, over.size());
    assertTrue(over.stream().allMatch(id -> id.startsWith("browser")), over.toString());
  }

  private static String accepted(Served served, String... headers) {
    HttpRequest.Builder request =
        served.request("api/v1/jobs").POST(BodyPublishers.ofByteArray(Sounds.hum(0.2)));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return Served.json(Served.send(request)).path("id").asText();
  }

  private Map<String, Owner> owners() throws IOException {
    Map<String, Owner> owners = new TreeMap<>();
    for (Result one : new JobStore(folder.resolve("jobs")).results()) {
      owners.put(one.id(), one.owner());
    }
    return owners;
  }

  @Test
  void theyAreToldByTokenCookieAndAddressAndSurviveARestart() throws Exception {
    String plain;
    String forwarded;
    String browser;
    String token;
    String spoofed;
    String ported;
    String wide;
    JsonNode before;
    String cookie;
    try (Served served = Served.in(folder)) { // believes the proxy 127.0.0.1
      String set = served.get("").headers().firstValue("Set-Cookie").orElse("");
      assertTrue(set.contains("HttpOnly") && set.contains("SameSite=Strict"), set);
      cookie = set.substring(0, set.indexOf(';'));
      plain = accepted(served);
      forwarded = accepted(served, "X-Forwarded-For", "192.0.2.7");
      spoofed = accepted(served, "X-Forwarded-For", "198.51.100.1, 192.0.2.7");
      ported = accepted(served, "X-Forwarded-For", "192.0.2.7:4711");
      wide = accepted(served, "X-Forwarded-For", "[2001:DB8:0::7]:4711");
      browser = accepted(served, "X-Forwarded-For", "192.0.2.7", "Cookie", cookie);
      token = accepted(served, "Authorization", "Bearer secret", "Cookie", cookie);
      for (String id : List.of(plain, forwarded, spoofed, ported, wide, browser, token)) {
        assertEquals("done", served.over(id).path("state").asText());
      }
      before = served.over(browser);
      assertFalse(before.has("owner") || before.has("address"), before.toString());
      assertEquals(
          "",
          Served.send(served.request("").header("Cookie", cookie).GET())
              .headers()
              .firstValue("Set-Cookie")
              .orElse(""));
    }
    Map<String, Owner> owners = owners();
    assertEquals(new Owner("127.0.0.1", "127.0.0.1"), owners.get(plain));
    assertEquals(new Owner("192.0.2.7", "192.0.2.7"), owners.get(forwarded));
    assertEquals(new Owner("192.0.2.7", "192.0.2.7"), owners.get(spoofed));
    assertEquals(owners.get(forwarded), owners.get(ported), "a port makes no other client");
    assertEquals(new Owner("2001:db8:0:0::/64", "2001:db8:0:0:0:0:0:7"), owners.get(wide));
    assertEquals(new Owner("192.0.2.7", cookie.split("=")[1]), owners.get(browser));
    assertTrue(owners.get(token).name().startsWith("token "), owners.toString());
    assertFalse(owners.get(token).name().contains("secret"), "no token on the disk");
    try (Served served = Served.in(folder)) {
      assertEquals(before, served.over(browser));
    }
  }
}
