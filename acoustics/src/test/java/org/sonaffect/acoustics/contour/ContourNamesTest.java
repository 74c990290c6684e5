package org.sonaffect.acoustics.contour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.sonaffect.testkit.SharedFolder;

class ContourNamesTest {
  @Test
  void theNamesOfTheSet() throws NoSuchAlgorithmException {
    String text = String.join("\n", ContourNames.names()) + "\n";
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    assertEquals(130, ContourNames.names().size());
    assertEquals(
        "b1bdaf573dbfc2b9df14fcabfc662823ca906e5176e5eaacca35a9bea0b4137c",
        HexFormat.of().formatHex(hash));
  }

  @Test
  void equalToTheList() throws IOException {
    assertEquals(
        Files.readAllLines(SharedFolder.orSkip("compare2013").resolve("lld-columns.txt")),
        ContourNames.names());
  }
}
