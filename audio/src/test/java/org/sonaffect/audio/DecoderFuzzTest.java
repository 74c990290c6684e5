package org.sonaffect.audio;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes, by coverage-guided fuzzing: {@code JAZZER_FUZZ=1 mvn -pl acoustics test
 * -Dtest=DecoderFuzzTest -Djazzer.hooks=true}. Without the variable, the seeds and what is kept
 * under {@code DecoderFuzzTestInputs} in the resources are tried once.
 */
class DecoderFuzzTest {
  @MethodSource("seeds")
  @FuzzTest(maxDuration = "5m")
  void anyBytes(byte[] data) throws IOException {
    new DecoderTrial().run(data);
  }

  static List<byte[]> seeds() throws IOException {
    return HostileInputTest.seeds();
  }
}
