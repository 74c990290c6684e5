package org.sonaffect.acoustics.contour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sonaffect.acoustics.dsp.RoundedSum;
import org.sonaffect.acoustics.dsp.Windows;
import org.sonaffect.audio.Clip;
import org.sonaffect.testkit.SharedFolder;

/** The check values of docs/spec/compare2013-contours.md §C10. */
class CheckValuesTest {
  @ParameterizedTest
  @CsvSource({
    "8000,480,512,160,256,80,35.100045,35 55 70 81 90 98 105 111 116 121 125 129 133 137,1,128,"
        + "71.8075,3684.5135,8.640379e-4,3.074279",
    "16000,960,1024,320,512,160,61.644369,61 97 123 143 159 173 184 195 204 213 220 228 234 240,"
        + "1,256,89.6115,7233.0137,2.027781e-3,0.2066511",
    "22050,1323,2048,441,512,221,116.681002,"
        + "116 184 233 270 301 327 350 369 387 403 418 431 444 455,0,186,"
        + "89.6115,7233.0137,2.027781e-3,0.2066511",
    "44100,2646,4096,882,1024,441,209.409960,"
        + "209 331 418 486 541 587 628 663 695 724 750 774 797 818,0,186,"
        + "89.6115,7233.0137,2.027781e-3,0.2066511",
    "48000,2880,4096,960,1024,480,206.825742,"
        + "206 327 413 480 534 580 620 655 687 715 741 765 787 808,0,171,"
        + "89.6115,7233.0137,2.027781e-3,0.2066511"
  })
  void tables(
      int rate,
      int long60,
      int fft60,
      int short20,
      int fft20,
      int hop,
      double pointsPerOctave,
      String shifts,
      int low,
      int high,
      double firstCentre,
      double lastCentre,
      double firstLoudness,
      double lastLoudness) {
    Framing framing = Framing.at(rate);
    assertEquals(new Framing(rate, 1.0 / rate, long60, short20, hop, fft60, fft20), framing);
    int bins60 = fft60 / 2 + 1;
    OctaveSpectrum octave = new OctaveSpectrum(bins60, framing.duration60());
    assertEquals(pointsPerOctave, octave.pointsPerOctave(), 1e-6);
    SubharmonicSum sum = new SubharmonicSum(bins60, octave);
    StringBuilder found = new StringBuilder();
    for (int h = 2; h <= 15; h++) {
      found.append(sum.shift[h]).append(h < 15 ? " " : "");
    }
    assertEquals(shifts, found.toString());
    MelBands bands = new MelBands(fft20 / 2 + 1, framing.duration20());
    assertEquals(low + 1, bands.firstBin);
    assertEquals(high - 1, bands.lastBin);
    assertEquals(firstCentre, bands.centre(0), 1e-4);
    assertEquals(lastCentre, bands.centre(25), 1e-4);
    AuditorySpectrum auditory = new AuditorySpectrum(bands);
    assertEquals(firstLoudness, auditory.loudness[0], 1e-6 * firstLoudness);
    assertEquals(lastLoudness, auditory.loudness[25], 1e-6 * lastLoudness);
  }

  @Test
  void frame60OfTheSpeechClip() {
    Clip clip =
        TinyWav.read(SharedFolder.orSkip("compare2013").resolve("reference/speech_16k_mono.wav"));
    Framing framing = Framing.at(16000);
    assertNear(clip.samples(), 9700, "0.005554369 -0.01870785 -0.05163732 -0.03634755");
    LongFrameAnalysis analysis = new LongFrameAnalysis(framing, Padding.TRAILING);
    LongFrame longFrame = analysis.frame();
    analysis.analyse(clip.samples(), 60 * 160, longFrame);
    assertNear(longFrame.magnitudes(), 20, "8.546485 10.3294 3.41021 0.2376947");
    assertNear(analysis.octaves, 200, "3.937207 3.23124 2.568383 1.967335");
    PitchCandidates found = new PitchCandidates();
    longFrame.peaks().select(PitchSearch.COMPARE, found);
    assertNear(found.frequency, 0, "107.722 216.1035 323.5125 539.7625 54.12703 58.89856");
    assertNear(found.voicing, 0, "0.7869933 0.7170067 0.6557499 0.6230302 0.6077741 0.5444312");
    assertNear(found.score, 0, "3.285769 2.473171 2.033088 1.856623 1.784407 1.536301");
    assertTrue(longFrame.sounding());
    float[] windowed =
        new Spectrum(Windows.gauss(framing.long60()), framing.fft60(), Padding.TRAILING)
            .windowed(clip.samples(), 60 * 160);
    assertEquals(
        0.08910507, RoundedSum.rootMeanSquare(windowed, 0, framing.long60()), 1e-8, "energy");
    ShortFrame shortFrame = new ShortFrame(framing, Padding.TRAILING, true);
    for (int frame = 0; frame <= 60; frame++) {
      shortFrame.analyse(clip.samples(), frame * 160);
    }
    assertNear(shortFrame.magnitudes(), 10, "5.00549 4.023612 0.9948034 5.872847");
    assertNear(shortFrame.mel, 0, "15.44635");
    assertNear(shortFrame.mel, 10, "0.05774001");
    assertNear(shortFrame.mel, 25, "0.1412808");
    assertNear(shortFrame.rasta(), 0, "0.2362813");
    assertNear(shortFrame.rasta(), 10, "1.519252");
    assertNear(shortFrame.rasta(), 25, "0.7677904");
    assertNear(
        shortFrame.descriptors(),
        0,
        "1.751359 0.7948503 500 562.5 781.25 1812.5 0.3931842 898.3668 4.658778 590011.4 1.845551"
            + " 6.427349 -0.4938749 0.7641324 1.530386");
    assertNear(
        shortFrame.cepstrum(),
        0,
        "34.39006 -21.17952 42.16491 -14.92711 -56.31712 -2.482085 -47.40051 91.07882 -2.259019"
            + " 1.004436 -40.75595 -6.500945 40.19595 -9.479743");
  }

  private static void assertNear(float[] values, int from, String printed) {
    int at = from;
    for (String word : printed.split(" ")) {
      double expected = Double.parseDouble(word);
      assertEquals(expected, values[at], 6e-7 * Math.abs(expected), "index " + at);
      at++;
    }
  }
}
