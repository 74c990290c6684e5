package org.sonaffect.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a file system that cannot be reached. */
final class StorageTest {
  private final Storage storage = new Storage(new Configuration());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          odd://host/a.wav           | Spark knows no file system odd://
          s3a://bucket/a.wav         | Spark has no jar for s3a://, expected one by --packages \
          (class org.apache.hadoop.fs.s3a.S3AFileSystem)
          hdfs://nowhere.invalid/a   | the host nowhere.invalid is not known
          """)
  void theReasonIsOneLine(String address, String reason) {
    Location file = Location.of(address);
    IOException said = assertThrows(IOException.class, () -> storage.exists(file));
    assertEquals(address + ": " + reason, said.getMessage());
  }
}
