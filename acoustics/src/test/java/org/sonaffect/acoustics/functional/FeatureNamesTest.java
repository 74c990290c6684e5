package org.sonaffect.acoustics.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sonaffect.testkit.SharedFolder;

/** docs/spec/compare2013-functionals.md §F2. */
class FeatureNamesTest {
  private static final String SHA256 =
      "460082d7ceff28e74d986cf1e267c5ec2e159b88dba49684dde016715ee8bf96";

  @Test
  void theRuleGivesTheNamesOfTheSetInOrder() throws NoSuchAlgorithmException {
    List<String> names = FeatureNames.all();
    assertEquals(6373, names.size());
    assertEquals(6373, new HashSet<>(names).size());
    assertEquals("audspec_lengthL1norm_sma_range", names.get(0));
    assertEquals("F0final_sma_ff0_nnz", names.get(4126));
    assertEquals("mfcc_sma_de[14]_stddevFallingSlope", names.get(6372));
    byte[] text = (String.join("\n", names) + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
    assertEquals(SHA256, HexFormat.of().formatHex(hash));
  }

  @Test
  void theyAreTheNamesOfTheReference() throws IOException {
    assertEquals(
        Files.readAllLines(SharedFolder.orSkip("compare2013").resolve("feature-names.txt")),
        FeatureNames.all());
  }

  @Test
  void aNameKnowsItsPlace() {
    assertEquals(248, FeatureNames.all().indexOf("audSpec_Rfilt_sma[0]_range"));
  }
}
