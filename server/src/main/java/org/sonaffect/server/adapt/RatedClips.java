package org.sonaffect.server.adapt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Clips and ratings as a client sends them. They are read as a stream and checked on the way, so
 * that what is held is bounded whatever is sent.
 *
 * @param domain of the clips; null where it is not named
 */
public record RatedClips(@Nullable String domain, List<RatedClip> clips) {
  /** The fewest clips that can tell whether anything is gained. */
  public static final int FEWEST = 20;

  /** The most: their work grows with the third power of their number. */
  public static final int MOST = 300;

  private static final int MOST_RATERS = 200;
  private static final int LONGEST_NAME = 200;
  private static final int DEEPEST = 8;
  private static final int LONGEST_NUMBER = 40;

  /** Copies the clips. */
  public RatedClips {
    clips = List.copyOf(clips);
  }

  /**
   * Reads the JSON of the call {@code POST /api/v1/calibrations}.
   *
   * @param columns features of a clip
   * @throws IllegalArgumentException where it is not as described; the message says where, what was
   *     found and what was expected
   */
  public static RatedClips read(InputStream in, int columns) throws IOException {
    JsonFactory factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(LONGEST_NAME)
                    .maxStringLength(Math.max(8 * LONGEST_NAME, 8 * columns))
                    .build())
            .build();
    try (JsonParser json = factory.createParser(in)) {
      return new Reader(json, columns).whole();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the JSON is malformed: " + e.getOriginalMessage(), e);
    } catch (CharConversionException e) {
      throw new IllegalArgumentException("the JSON is malformed: no characters", e);
    }
  }

  /** Walks through the JSON; {@code place} is where it is. */
  private record Reader(JsonParser json, int columns) {
    RatedClips whole() throws IOException {
      open("the body", JsonToken.START_OBJECT);
      String domain = null;
      List<RatedClip> clips = List.of();
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        switch (name) {
          case "domain" -> domain = text("domain");
          case "clips" -> clips = clips();
          default -> throw unknown("the body", name, "domain and clips");
        }
      }
      if (json.nextToken() != null) {
        throw new IllegalArgumentException("something follows the body, expected nothing");
      }
      if (clips.size() < FEWEST) {
        throw wrong("clips", clips.size() + " rated clips", "%d to %d".formatted(FEWEST, MOST));
      }
      return new RatedClips(domain, clips);
    }

    private List<RatedClip> clips() throws IOException {
      open("clips", JsonToken.START_ARRAY);
      List<RatedClip> clips = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        if (clips.size() == MOST) {
          throw wrong("clips", "more than " + MOST, "%d to %d".formatted(FEWEST, MOST));
        }
        clips.add(clip("clips[%d]".formatted(clips.size())));
      }
      return clips;
    }

    private RatedClip clip(String place) throws IOException {
      is(place, JsonToken.START_OBJECT);
      String called = "";
      float[] features = new float[0];
      List<RatedClip.Rating> ratings = List.of();
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        switch (name) {
          case "name" -> called = text(place + ".name");
          case "features" -> features = features(place + ".features");
          case "ratings" -> ratings = ratings(place + ".ratings");
          default -> throw unknown(place, name, "name, features and ratings");
        }
      }
      if (features.length == 0 || ratings.isEmpty()) {
        throw wrong(place, "no features or no ratings", "both");
      }
      return new RatedClip(called, features, ratings);
    }

    private float[] features(String place) throws IOException {
      json.nextToken();
      is(place, JsonToken.VALUE_STRING);
      byte[] bytes = json.getBinaryValue();
      if (bytes.length != Float.BYTES * columns) {
        throw wrong(
            place,
            bytes.length + " bytes",
            "%d numbers of %d bytes, as a job with features=true states them for this model"
                .formatted(columns, Float.BYTES));
      }
      float[] features = new float[columns];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(features);
      for (float feature : features) {
        if (!Float.isFinite(feature)) {
          throw wrong(place, "the number " + feature, "finite numbers");
        }
      }
      return features;
    }

    private List<RatedClip.Rating> ratings(String place) throws IOException {
      open(place, JsonToken.START_ARRAY);
      List<RatedClip.Rating> ratings = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        if (ratings.size() == MOST_RATERS) {
          throw wrong(place, "more than " + MOST_RATERS, "at most so many");
        }
        RatedClip.Rating rating = rating("%s[%d]".formatted(place, ratings.size()));
        if (ratings.stream().anyMatch(other -> other.rater().equals(rating.rater()))) {
          throw wrong(place, "two ratings of one rater", "one of each");
        }
        ratings.add(rating);
      }
      return ratings;
    }

    private RatedClip.Rating rating(String place) throws IOException {
      is(place, JsonToken.START_OBJECT);
      String rater = "";
      double arousal = Double.NaN;
      double valence = Double.NaN;
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        switch (name) {
          case "rater" -> rater = text(place + ".rater");
          case "arousal" -> arousal = number(place + ".arousal");
          case "valence" -> valence = number(place + ".valence");
          default -> throw unknown(place, name, "rater, arousal and valence");
        }
      }
      if (Double.isNaN(arousal) || Double.isNaN(valence)) {
        throw wrong(place, "no arousal or no valence", "both");
      }
      return new RatedClip.Rating(rater, arousal, valence);
    }

    private double number(String place) throws IOException {
      JsonToken token = json.nextToken();
      double value = token != null && token.isNumeric() ? json.getDoubleValue() : Double.NaN;
      if (!(value >= -1 && value <= 1)) {
        throw wrong(place, "no number from -1 to 1", "one");
      }
      return value;
    }

    private String text(String place) throws IOException {
      json.nextToken();
      is(place, JsonToken.VALUE_STRING);
      String text = json.getText();
      if (text.length() > LONGEST_NAME) {
        throw wrong(place, text.length() + " characters", "at most " + LONGEST_NAME);
      }
      return text;
    }

    private void open(String place, JsonToken wanted) throws IOException {
      json.nextToken();
      is(place, wanted);
    }

    private void is(String place, JsonToken wanted) {
      if (json.currentToken() != wanted) {
        throw wrong(place, word(json.currentToken()), word(wanted));
      }
    }

    private static String word(@Nullable JsonToken token) {
      if (token == null) {
        return "the end";
      }
      return switch (token) {
        case START_OBJECT -> "an object";
        case START_ARRAY -> "a list";
        case VALUE_STRING -> "a text";
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
        default -> "something else";
      };
    }

    private static IllegalArgumentException wrong(String place, String found, String wanted) {
      return new IllegalArgumentException(
          "%s: found %s, expected %s".formatted(place, found, wanted));
    }

    private static IllegalArgumentException unknown(String place, String name, String wanted) {
      String plain = name.replaceAll("[^\\x20-\\x7e]", "?");
      return wrong(place, "\"%s\"".formatted(plain), wanted);
    }
  }
}
