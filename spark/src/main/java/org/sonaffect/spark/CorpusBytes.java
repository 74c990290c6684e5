package org.sonaffect.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.Corpus;
import org.sonaffect.corpus.CorpusFormat;
import org.sonaffect.corpus.CorpusProvenance;
import org.sonaffect.corpus.FeatureTable;
import org.sonaffect.corpus.Item;

/** A corpus with its features as bytes, and back: four bytes a feature and a little more. */
final class CorpusBytes {
  private CorpusBytes() {}

  static byte[] of(Corpus corpus) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      text(out, corpus.name());
      text(out, corpus.domain());
      CorpusProvenance from = corpus.provenance();
      text(out, from.manifest().toString());
      text(out, from.contentHash());
      text(out, from.features());
      out.writeBoolean(from.synthetic());
      text(out, from.licence());
      text(out, from.format().name());
      out.writeInt(from.raters());
      out.writeInt(corpus.items().size());
      for (Item item : corpus.items()) {
        item(out, item);
      }
      out.writeInt(corpus.features().columns().size());
      for (String column : corpus.features().columns()) {
        text(out, column);
      }
      for (float[] row : corpus.features().values()) {
        for (float value : row) {
          out.writeInt(Float.floatToRawIntBits(value));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static Corpus read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      String name = required(in);
      String domain = required(in);
      CorpusProvenance provenance =
          new CorpusProvenance(
              Path.of(required(in)),
              required(in),
              required(in),
              in.readBoolean(),
              text(in),
              CorpusFormat.valueOf(required(in)),
              in.readInt());
      int rows = in.readInt();
      List<Item> items = new ArrayList<>(rows);
      for (int i = 0; i < rows; i++) {
        items.add(item(in));
      }
      int width = in.readInt();
      List<String> columns = new ArrayList<>(width);
      for (int i = 0; i < width; i++) {
        columns.add(required(in));
      }
      float[][] values = new float[rows][width];
      for (float[] row : values) {
        for (int i = 0; i < width; i++) {
          row[i] = Float.intBitsToFloat(in.readInt());
        }
      }
      return new Corpus(
          name,
          domain,
          List.copyOf(items),
          new FeatureTable(List.copyOf(columns), values),
          provenance);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void item(DataOutputStream out, Item item) throws IOException {
    text(out, item.id());
    text(out, item.file() == null ? null : item.file().toString());
    for (double value :
        new double[] {
          item.start(),
          item.end(),
          item.arousal(),
          item.valence(),
          item.arousalSd(),
          item.valenceSd()
        }) {
      out.writeDouble(value);
    }
    text(out, item.category());
    text(out, item.group());
    text(out, item.contentHash());
  }

  private static Item item(DataInputStream in) throws IOException {
    String id = required(in);
    String file = text(in);
    return new Item(
        id,
        file == null ? null : Path.of(file),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        text(in),
        text(in),
        required(in));
  }

  private static void text(DataOutputStream out, @Nullable String text) throws IOException {
    if (text == null) {
      out.writeInt(-1);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static @Nullable String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    return length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static String required(DataInputStream in) throws IOException {
    String text = text(in);
    if (text == null) {
      throw new IOException("a text is missing");
    }
    return text;
  }
}
