package org.sonaffect.corpus.known;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.Disk;
import org.sonaffect.corpus.Item;
import org.sonaffect.corpus.LoadedCorpus;
import org.sonaffect.corpus.PlainExtractor;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.corpus.load.CorpusLoader;

/** Each data set that a manifest in the program describes, on a copy of its layout. */
class ShippedLayoutsTest {
  @TempDir Path folder = Path.of("");

  private LoadedCorpus load(String format, String path, String... more) throws Exception {
    List<String> lines = new ArrayList<>(List.of("format: " + format, "path: " + path));
    lines.addAll(Arrays.asList(more));
    return load(Disk.text(folder.resolve(format + ".yaml"), lines.toArray(String[]::new)));
  }

  private static LoadedCorpus load(Path manifestOrFolder) throws Exception {
    return new CorpusLoader(new PlainExtractor(), null, 1, Progress.NONE).load(manifestOrFolder);
  }

  private List<String> messages(LoadedCorpus loaded) {
    return messages(loaded.problems());
  }

  private List<String> messages(List<Problem> problems) {
    return problems.stream()
        .map(p -> p.file().getFileName() + " " + p.line() + ": " + p.message())
        .filter(m -> !m.contains("too few for strata"))
        .map(m -> m.replace(folder.toString(), "HERE"))
        .toList();
  }

  private List<String> refused(String format, String path) {
    CorpusException e = assertThrows(CorpusException.class, () -> load(format, path));
    return messages(e.problems());
  }

  private static List<String> ids(LoadedCorpus loaded) {
    return loaded.corpus().items().stream().map(Item::id).toList();
  }

  private static List<String> groups(LoadedCorpus loaded) {
    return loaded.corpus().items().stream()
        .map(i -> Objects.requireNonNullElse(i.group(), "-"))
        .toList();
  }

  private void sounds(String place, int... numbers) throws IOException {
    for (int number : numbers) {
      Disk.wav(folder.resolve(place.formatted(number)), number);
    }
  }

  private static final String DEAM_TABLES = "annotations/annotations averaged per song/song_level/";

  private void deam(String tables) throws IOException {
    sounds("DEAM/MEMD_audio/%d.mp3", 2, 3, 10, 2001);
    Disk.text(
        folder.resolve("DEAM/" + tables + "static_annotations_averaged_songs_1_2000.csv"),
        "song_id, valence_mean, valence_std, arousal_mean, arousal_std",
        "2, 3.1, 0.94, 3, 0.63",
        "3, 9, 0.5, 1, 1.5",
        "10, 5, 1, 11, 1",
        "4, 5, 1, 5, 1");
    Disk.text(
        folder.resolve("DEAM/" + tables + "static_annotations_averaged_songs_2000_2058.csv"),
        "song_id, valence_mean, valence_std, valence_max_mean, arousal_mean, arousal_std",
        "2001, 5, 1, 7, 6, 1");
  }

  private void deamMetadata() throws IOException {
    Disk.text(
        folder.resolve("DEAM/metadata/metadata_2013.csv"),
        "song_id,file_name,Artist,Song title,start of the segment (min.sec),end,Genre",
        "2,2.mp3,\tThe Caps ,\t\"A Song\"\t,0.15,0.45,Blues",
        "3,3.mp3,the caps,Another,0.15,0.45,Blues    ");
    Disk.text(
        folder.resolve("DEAM/metadata/metadata_2014.csv"),
        "Id,Artist,Album,Track,Genre,segment start,segment end,(Last.fm labels)",
        "10,Ten,x,y,Rock,10,55,chill,slow,more");
    Disk.text(
        folder.resolve("DEAM/metadata/metadata_2015.csv"),
        "id,Filename,title,artist,album,genre",
        "2001,a.mp3,T,Some One,n/a,Rock,Pop");
  }

  @Test
  void deamAsShipped() throws Exception {
    deam(DEAM_TABLES);
    deamMetadata();
    LoadedCorpus loaded = load("deam", "DEAM");
    assertEquals(List.of("2", "3", "2001"), ids(loaded));
    assertEquals(List.of("the caps", "the caps", "some one"), groups(loaded));
    Item first = loaded.corpus().items().get(0);
    assertEquals(2 * (3.1 - 1) / 8 - 1, first.valence(), 1e-15);
    assertEquals(-0.5, first.arousal());
    assertEquals(0.94 / 4, first.valenceSd(), 1e-15);
    assertEquals("Blues", first.category());
    assertEquals("deam", loaded.corpus().name());
    assertEquals("DEAM", loaded.corpus().provenance().format().title());
    assertEquals(
        List.of(
            "static_annotations_averaged_songs_1_2000.csv 4: arousal_mean is 11, scale is [1, 9]",
            "static_annotations_averaged_songs_1_2000.csv 5: there is no row of 4 in"
                + " metadata_2013.csv or metadata_2014.csv or metadata_2015.csv, which has the"
                + " column Artist; without it the clip's group is unknown",
            "static_annotations_averaged_songs_1_2000.csv 5: there is no file MEMD_audio/4.mp3"
                + " (expected at HERE/DEAM/MEMD_audio/4.mp3)"),
        messages(loaded));
    assertEquals(2, loaded.leftOut());
    assertEquals(ids(loaded), ids(load(folder.resolve("DEAM"))));
  }

  @Test
  void deamWithOtherFoldersAndWithoutArtists() throws Exception {
    deam("DEAM_Annotations/annotations/annotations_averaged_per_song/song_level/");
    Files.move(folder.resolve("DEAM/MEMD_audio"), folder.resolve("DEAM/MEMD audio"));
    LoadedCorpus loaded = load("deam", "DEAM");
    assertEquals(List.of("2", "3", "2001"), ids(loaded));
    List<String> messages = messages(loaded);
    assertTrue(
        messages.contains("deam.yaml 0: audio of MEMD_audio: found in MEMD audio instead"),
        messages::toString);
    assertTrue(
        messages.contains(
            "deam.yaml 0: the table %sstatic_annotations_averaged_songs_2000_2058.csv: found in DEAM_Annotations/annotations/annotations_averaged_per_song/song_level/static_annotations_averaged_songs_2000_2058.csv instead"
                .formatted(DEAM_TABLES)),
        messages::toString);
    assertTrue(messages.contains("metadata_2014.csv 0: there is no such file"));
  }

  @Test
  void deamWithATableOrAllSoundsMissing() throws Exception {
    deam(DEAM_TABLES);
    Path second =
        folder.resolve("DEAM/" + DEAM_TABLES + "static_annotations_averaged_songs_2000_2058.csv");
    Disk.text(second, "song, valence", "2001, 3");
    List<String> faults = refused("deam", "DEAM");
    String name = String.valueOf(second.getFileName());
    assertTrue(
        faults.contains(name + " 1: there is no column song_id (there are song, valence)"),
        faults::toString);
    Files.delete(second);
    assertTrue(refused("deam", "DEAM").contains(name + " 0: there is no such file"));
    deam(DEAM_TABLES);
    for (int id : new int[] {2, 3, 10, 2001}) {
      Files.delete(folder.resolve("DEAM/MEMD_audio/" + id + ".mp3"));
    }
    assertTrue(
        refused("deam", "DEAM").toString().contains("none of the 5 files is there; the first was"));
    assertEquals(List.of("DEAM 0: there is no such folder"), refused("deam", "nowhere/DEAM"));
  }

  @Test
  void emoMusicAsShipped() throws Exception {
    sounds("emo/clips_45seconds/%d.mp3", 2, 3, 4);
    Disk.text(
        folder.resolve("emo/annotations/static_annotations.csv"),
        "song_id,mean_arousal,std_arousal,mean_valence,std_valence",
        "2,3.1,0.99,3,0.66",
        "3,3.5,1.84,3.3,1.7",
        "4,5.7,1.49,5.5,1.71");
    Disk.text(
        folder.resolve("emo/annotations/songs_info.csv"),
        "song_id,file_name,Artist,Song title,start (min.sec),end,Genre,Mediaeval 2013 set",
        "2,2.mp3,\"\tThe New Ones \"\t,\"\tA Lonely Century \"\t,1.03,1.48,Blues,development",
        "3,3.mp3,\tThe New Ones,\t\"Say\" Something\t,0.30,1.15,Blues\t,evaluation",
        "4,4.mp3,Some \"Fats\" One,Song,0.30,1.15,Jazz,evaluation");
    LoadedCorpus loaded = load("emomusic", "emo");
    String unpaired =
        "songs_info.csv 3: quotes inside cells; all quotes of this table are read as plain characters";
    assertEquals(List.of(unpaired), messages(loaded));
    assertEquals(List.of("2", "3", "4"), ids(loaded));
    assertEquals(List.of("the new ones", "the new ones", "some \"fats\" one"), groups(loaded));
    assertEquals(2 * (3.1 - 1) / 8 - 1, loaded.corpus().items().get(0).arousal(), 1e-15);
    Files.move(
        folder.resolve("emo/annotations/songs_info.csv"), folder.resolve("emo/songs_info.csv"));
    assertEquals(
        List.of(
            unpaired,
            "emomusic.yaml 0: the table annotations/songs_info.csv: found in songs_info.csv instead"),
        messages(load("emomusic", "emo")));
  }

  @Test
  void soundtracks() throws Exception {
    sounds("S/Set1/%03d.mp3", 1, 2, 117);
    sounds("S/set2/set2/mp3/Soundtrack110_mp3/%03d.mp3", 1001, 1002);
    Files.move(
        folder.resolve("S/set2/set2/mp3/Soundtrack110_mp3/1001.mp3"),
        folder.resolve("S/set2/set2/mp3/Soundtrack110_mp3/001.mp3"));
    Files.move(
        folder.resolve("S/set2/set2/mp3/Soundtrack110_mp3/1002.mp3"),
        folder.resolve("S/set2/set2/mp3/Soundtrack110_mp3/002.mp3"));
    Disk.text(
        folder.resolve("S/mean_ratings_set1.csv"),
        "Number,valence,energy,tension,anger,fear,happy,sad,tender,TARGET,,",
        "1,2.5,7.83,7.17,3.5,6,1,2,1,ANGER_HIGH,,",
        "2,5,5,7,3,6,1,2,1,ANGER_HIGH",
        "117,5,5,7,3,6,1,,1,SAD,,");
    Disk.text(
        folder.resolve("S/mean_ratings_set2.csv"),
        "Number,Valence,Energy,Tension,Anger,Fear,Happy,Sad,Tender,Beauty,Liking,TARGET,soundtrack,link",
        "1,4,6,5,2,2,2,3,4,5,5,TENDER,Shine,002",
        "2,4,7,5,2,2,2,3,4,5,5,TENDER,Shine,003");
    LoadedCorpus one = load("soundtracks-1", "S");
    assertEquals(
        List.of("mean_ratings_set1.csv 4: sad is empty, expected a rating on [1, 9]"),
        messages(one));
    Item first = one.corpus().items().get(0);
    assertEquals(2 * (7.83 - 1) / 8 - 1, first.arousal(), 1e-15);
    assertEquals(2 * (7.17 - 1) / 8 - 1, first.rating("tension"), 1e-15);
    assertTrue(String.valueOf(first.file()).endsWith("001.mp3"));
    LoadedCorpus two = load("soundtracks-2", "S");
    assertEquals(List.of("Shine", "Shine"), groups(two));
    assertEquals(
        List.of(
            "soundtracks-2.yaml 0: audio of Set2: found in set2/set2/mp3/Soundtrack110_mp3 instead"),
        messages(two));
    Files.move(folder.resolve("S/Set1"), folder.resolve("elsewhere"));
    List<String> faults = refused("soundtracks-1", "S");
    assertTrue(faults.toString().contains("there is no file Set1/001.mp3"), faults::toString);
  }

  @Test
  void musifeast() throws Exception {
    Disk.wav(folder.resolve("M/stimuli/Jazz_LOW_1.mp3"), 1);
    Disk.wav(folder.resolve("M/stimuli/60s_HIGH_1.mp3"), 2);
    Disk.text(
        folder.resolve("M/data/MUSIFEAST17_all.csv"),
        "CLIP_NAME,GENRE,ARTIST,familiarity_M,valence_M,valence_SD,arousal_M,arousal_SD",
        "Jazz_LOW_1,Jazz,Miles,1,3,1,5,0.5",
        "60s_HIGH_1,60s,The Tops,1,2,1,2,0.5",
        "60s_HIGH_2,60s,The Tops,1,2,1,2,0.5");
    LoadedCorpus loaded = load("musifeast-17", "M");
    assertEquals(List.of("Jazz_LOW_1", "60s_HIGH_1"), ids(loaded));
    assertEquals(List.of("miles", "the tops"), groups(loaded));
    assertEquals(1, loaded.corpus().items().get(0).arousal());
    assertEquals(1, messages(loaded).size());
    assertEquals(1, loaded.leftOut());
  }

  private static final List<String> MIXES =
      List.of(
          "mix_between_human_nature_2-6_2-12.wav",
          "mix_between_human_quiet_2-12_1-6.wav",
          "mix_within_quiet_1-6_3-12.wav",
          "mix_between_human_nature_quiet_5-6_5-6_5-12.wav",
          "mix_within_society_1-6_2-6_3-6.wav");

  private void emoSoundscapes(boolean header) throws IOException {
    String audio = "E/Emo-Soundscapes-Audio/";
    StringBuilder arousal = new StringBuilder(header ? "FileName,Rating\r" : "");
    StringBuilder valence = new StringBuilder();
    for (String name : List.of("r_0human1_2-hq.wav", "r_0nature3_4-hq.wav")) {
      Disk.wav(
          folder.resolve(audio + "600_Sounds/class_" + name.charAt(3) + "/" + name),
          name.hashCode());
      Disk.wav(folder.resolve(audio + "AudioClipsUsedForMix(A+B)/-6dB/" + name), 1);
      arousal.append(name).append(",0.25\r");
      valence.append(name).append(",-0.25\r");
    }
    for (String name : MIXES) {
      Disk.wav(folder.resolve(audio + "613_MixedSounds/AB/" + name), name.hashCode());
      arousal.append(name).append(",0.5\r");
      valence.append(name).append(",-0.5\r");
    }
    valence.append("unheard.wav,1\r");
    write("E/Emo-Soundscapes-Ratings/Arousal.csv", arousal);
    write("E/Emo-Soundscapes-Ratings/Valence.csv", valence);
  }

  private void write(String place, CharSequence text) throws IOException {
    Disk.bytes(folder.resolve(place), text.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void emoSoundscapesAsShipped() throws Exception {
    emoSoundscapes(false);
    LoadedCorpus loaded = load("emo-soundscapes", "E");
    assertEquals(7, loaded.corpus().items().size());
    Item first = loaded.corpus().items().get(0);
    assertEquals(0.25, first.arousal());
    assertEquals(-0.25, first.valence());
    assertEquals("class_h", first.category());
    assertNull(first.group());
    String chain = "human 2 and 3 more";
    assertEquals(
        List.of("-", "-", chain, chain, chain, "human 5 and 2 more", "society 1 and 2 more"),
        groups(loaded));
    assertEquals(
        List.of(
            "Valence.csv 8: there is no row of unheard.wav in Arousal.csv, which has the column"
                + " arousal",
            "Valence.csv 8: there is no file Emo-Soundscapes-Audio/600_Sounds/*/unheard.wav (expected at"
                + " HERE/E/Emo-Soundscapes-Audio/600_Sounds/unheard.wav)"),
        messages(loaded));
    assertEquals(
        List.of("r_0human1_2-hq.wav", "r_0nature3_4-hq.wav"),
        ids(load("emo-soundscapes", "E", "exclude: {category: AB}")));
    emoSoundscapes(true);
    assertTrue(
        messages(load("emo-soundscapes", "E"))
            .contains(
                "Arousal.csv 1: taken for a header, although the manifest says that there is none"));
  }

  @Test
  void aFolderIsKnownByItsTables() throws Exception {
    emoSoundscapes(false);
    assertEquals(List.of("emo-soundscapes"), KnownDataSets.recognised(folder.resolve("E")));
    assertEquals(7, load(folder.resolve("E")).corpus().items().size());
    Path other = Files.createDirectories(folder.resolve("other"));
    CorpusException e = assertThrows(CorpusException.class, () -> load(other));
    assertTrue(e.getMessage().contains("laid out like none of the known data sets"), e::getMessage);
  }
}
