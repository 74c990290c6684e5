package org.sonaffect.report.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Which corpus is told to be sounds and which music. */
class RolesTest {
  private static Roles roles(String json) {
    try {
      JsonNode node = new ObjectMapper().readTree(json.replace('\'', '"'));
      return Roles.of(node);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void domainSpeaksBeforeName() {
    assertEquals(
        new Roles("A", "sounds-of-bach"),
        roles(
            "{'corpora': [{'name': 'sounds-of-bach', 'domain': 'music'},"
                + " {'name': 'A', 'domain': 'general sounds'}]}"));
  }

  @Test
  void nameSpeaksWhereTheDomainSaysNothing() {
    assertEquals(
        new Roles("sounds-with-music", "my-music"),
        roles(
            "{'corpora': [{'name': 'my-music', 'domain': 'x'},"
                + " {'name': 'sounds-with-music', 'domain': ''}]}"));
  }

  @Test
  void ofSeveralThePairThatTheStudyJoins() {
    assertEquals(
        new Roles("more-sounds", "music"),
        roles(
            "{'corpora': [{'name': 'sounds'}, {'name': 'more-sounds'}, {'name': 'music'}],"
                + " 'study': {'mixtures': ['more-sounds:1', 'music:1', 'sounds:1+music:1',"
                + " 'more-sounds:1+music:1']}}"));
  }

  @Test
  void whatTheStudyStatesGoesBeforeAll() {
    assertEquals(
        new Roles("b", "a"),
        roles(
            "{'corpora': [{'name': 'a', 'domain': 'sounds'}, {'name': 'b', 'domain': 'music'}],"
                + " 'presentation': {'roles': {'sounds': 'b', 'music': 'a'}}}"));
  }

  @Test
  void noCorpusPlaysBothRoles() {
    String corpora =
        "{'corpora': [{'name': 'film', 'domain': 'music'}, {'name': 'pop', 'domain': 'music'}],"
            + " 'presentation': {'roles': %s}}";
    assertEquals(new Roles("film", "pop"), roles(corpora.formatted("{'sounds': 'film'}")));
    assertEquals(new Roles("pop", "film"), roles(corpora.formatted("{'sounds': 'pop'}")));
    assertEquals(
        new Roles(null, null), roles(corpora.formatted("{'sounds': 'pop', 'music': 'pop'}")));
    assertEquals(
        new Roles("film", null),
        roles(
            "{'corpora': [{'name': 'film', 'domain': 'music'}],"
                + " 'presentation': {'roles': {'sounds': 'film'}}}"));
  }

  @Test
  void filmMusicIsNoSoundAndSpeechIsNeither() {
    Roles roles =
        roles("{'corpora': [{'name': 'f', 'domain': 'Soundtrack music'}, {'name': 'speech'}]}");
    assertEquals("f", roles.music());
    assertFalse(roles.complete());
  }
}
