package org.sonaffect.server.adapt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Ratings as a stranger sends them: read, or refused with the reason, whatever they are. */
class RatedClipsTest {
  private static final int COLUMNS = 3;

  private static String clip(int number) {
    byte[] features = new byte[Float.BYTES * COLUMNS];
    features[0] = (byte) number;
    return "{\"name\":\"clip %d\",\"features\":\"%s\",\"ratings\":[{\"rater\":\"A\",\"arousal\":0.5,\"valence\":-1}]}"
        .formatted(number, Base64.getEncoder().encodeToString(features));
  }

  private static String clips(int count) {
    StringBuilder body = new StringBuilder("{\"domain\":\"music\",\"clips\":[");
    for (int i = 0; i < count; i++) {
      body.append(i == 0 ? "" : ",").append(clip(i));
    }
    return body.append("]}").toString();
  }

  private static RatedClips read(byte[] bytes) throws IOException {
    return RatedClips.read(new ByteArrayInputStream(bytes), COLUMNS);
  }

  @Test
  void clipsAndRatingsAreRead() throws IOException {
    RatedClips read = read(clips(20).getBytes(StandardCharsets.UTF_8));
    assertEquals("music", read.domain());
    assertEquals(20, read.clips().size());
    assertEquals(new RatedClip.Rating("A", 0.5, -1), read.clips().get(7).ratings().get(0));
    assertEquals(COLUMNS, read.clips().get(7).features().length);
  }

  @Test
  void whatever() {
    SplittableRandom random = new SplittableRandom(11);
    byte[] good = clips(20).getBytes(StandardCharsets.UTF_8);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] changed = good.clone();
      for (int k = random.nextInt(1, 4); k > 0; k--) {
        int most = random.nextBoolean() ? 150 : changed.length;
        changed[random.nextInt(most)] = (byte) random.nextInt(256);
      }
      try {
        read(changed);
      } catch (IllegalArgumentException e) {
        refused++;
        assertTrue(e.getMessage().length() < 400, e.getMessage());
      } catch (IOException e) {
        throw new AssertionError("an unexpected failure of reading", e);
      }
    }
    assertTrue(refused > 10_000, refused + " refused");
  }

  /** A body that has no end is left after the most clips, the longest name, the most ratings. */
  @Test
  void withoutEnd() {
    for (String again :
        new String[] {
          clip(1) + ",", "{\"name\":\"" + "x".repeat(100_000), " ", "[", "{\"ratings\":["
        }) {
      byte[] begin = "{\"clips\":[".getBytes(StandardCharsets.UTF_8);
      byte[] part = again.getBytes(StandardCharsets.UTF_8);
      InputStream endless =
          new InputStream() {
            private long at;

            @Override
            public int read() throws IOException {
              if (at > 20_000_000) {
                throw new java.io.EOFException("it reads on and on");
              }
              int one =
                  at < begin.length
                      ? begin[(int) at]
                      : part[(int) ((at - begin.length) % part.length)];
              at++;
              return one;
            }
          };
      if (again.equals(" ")) {
        assertThrows(IOException.class, () -> RatedClips.read(endless, COLUMNS));
      } else {
        assertThrows(
            IllegalArgumentException.class, () -> RatedClips.read(endless, COLUMNS), again);
      }
    }
  }
}
