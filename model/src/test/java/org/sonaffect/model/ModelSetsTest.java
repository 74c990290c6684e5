package org.sonaffect.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sonaffect.acoustics.FeatureSet;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.model.explain.DescriptorFamilies;

/** Which sets a model needs, and the families of their descriptors. */
class ModelSetsTest {
  private static final String TABLE = "t.csv sha256:" + "0a".repeat(32);

  private static String sets(String extractor, List<String> columns) {
    ExtractedColumns found = ExtractedColumns.of(extractor, columns);
    return found == null ? "none" : found.sets().title();
  }

  @Test
  void theSourceSaysTheSetsElseTheColumnsDo() {
    List<String> compare = FeatureSet.COMPARE2016.featureNames();
    assertEquals("compare2013", sets("compare2013-1", compare));
    assertEquals("compare2016", sets("compare2016-1", compare));
    assertEquals("compare2013", sets(TABLE, compare));
    assertEquals("compare2016", sets(TABLE + " of compare2016-1", compare));
    assertEquals("compare2013", sets("compare2013-1 and " + TABLE, compare));
    assertEquals("gemaps", sets("gemaps-1", FeatureSet.GEMAPS.featureNames()));
    FeatureSets both = FeatureSets.parse("tonal,egemaps");
    assertEquals("tonal,egemaps", sets(both.version(), both.featureNames()));
    assertEquals("egemaps,tonal", sets(TABLE, both.featureNames()));
    List<String> some = List.of("tempo", "chroma_A");
    ExtractedColumns picked = ExtractedColumns.of("tonal-1", some);
    assertNotNull(picked);
    assertArrayEquals(
        new int[] {
          FeatureSet.TONAL.featureIndex("tempo"), FeatureSet.TONAL.featureIndex("chroma_A")
        },
        picked.places());
  }

  @Test
  void anUnknownSetOrVersionIsNotExtracted() {
    List<String> columns = FeatureSet.EGEMAPS.featureNames();
    for (String unknown : List.of("egemaps-2", "wav2vec-1", "egemaps-1 and egemaps-2")) {
      assertEquals("none", sets(unknown, columns), unknown);
    }
    assertEquals("none", sets("egemaps-1", List.of("tempo")));
    assertEquals("none", sets(TABLE, List.of("f0", "f1")));
    assertNull(FeatureSets.ofVersions("egemaps-1.egemaps-1"));
  }

  @Test
  void theWordsNameTheSetsOfTablesWhereTheStudyDoes() {
    FeatureSets egemaps = FeatureSets.parse("egemaps");
    assertEquals("egemaps-1", ExtractedColumns.words(List.of("egemaps-1", "egemaps-1"), egemaps));
    assertEquals(TABLE, ExtractedColumns.words(List.of(TABLE), FeatureSets.DEFAULT));
    assertEquals(TABLE + " of egemaps-1", ExtractedColumns.words(List.of(TABLE), egemaps));
  }

  @Test
  void everySetHasItsFamilies() {
    assertEquals(
        List.of(
            "cepstral",
            "formants",
            "loudness",
            "pitch",
            "spectral balance",
            "temporal",
            "voice quality"),
        DescriptorFamilies.of(FeatureSet.EGEMAPS.featureNames()).names());
    assertEquals(
        List.of("harmony", "loudness", "rhythm", "sharpness and roughness"),
        DescriptorFamilies.of(FeatureSet.TONAL.featureNames()).names());
    assertEquals(
        List.of("auditory bands", "cepstral", "energy", "spectral", "voicing"),
        DescriptorFamilies.of(FeatureSet.COMPARE2013.featureNames()).names());
  }

  @Test
  void severalSetsShareFamiliesAndNothingIsOther() {
    List<String> columns = FeatureSets.parse("compare2013,egemaps,tonal").featureNames();
    DescriptorFamilies families = DescriptorFamilies.of(columns);
    assertEquals(
        List.of(
            "auditory bands",
            "cepstral",
            "formants",
            "harmony",
            "loudness",
            "rhythm",
            "spectral",
            "voicing"),
        families.names());
    List<String> loudness =
        Arrays.stream(families.columns().get(4)).mapToObj(columns::get).toList();
    assertTrue(
        loudness.containsAll(
            List.of(
                "compare2013.pcm_RMSenergy_sma_range",
                "egemaps.loudness_sma3_amean",
                "tonal.loudnessRange")));
    float[] range = new float[columns.size()];
    double[] usual = new double[8];
    ColumnRanges own = new ColumnRanges(range, range, usual, families.names());
    assertEquals(families.names(), DescriptorFamilies.of(columns, own).names());
    List<String> apart =
        DescriptorFamilies.of(columns, new ColumnRanges(range, range, usual, null)).names();
    assertTrue(apart.containsAll(List.of("compare2013.spectral", "other")), "an earlier model");
  }

  /** Models of eGeMAPS tables were made before their families had names. */
  @Test
  void anOldModelKeepsTheFamiliesItWasTrainedWith() {
    List<String> columns = new ArrayList<>(FeatureSet.EGEMAPS.featureNames());
    float[] range = new float[columns.size()];
    DescriptorFamilies old =
        DescriptorFamilies.of(columns, new ColumnRanges(range, range, new double[8], null));
    assertEquals(8, old.size());
    assertEquals("other", old.names().get(7));
    assertEquals(
        DescriptorFamilies.of(columns).names(),
        DescriptorFamilies.of(columns, new ColumnRanges(range, range, new double[7], null))
            .names());
  }
}
