package org.sonaffect.model.file;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.Objects;
import org.sonaffect.learning.portable.Fields;
import org.sonaffect.learning.portable.Portable;
import org.sonaffect.learning.portable.Reading;
import org.sonaffect.learning.portable.RecordCodec;
import org.sonaffect.learning.portable.Sha256;
import org.sonaffect.model.ModelCard;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.TrainedModel;

/**
 * What an adapted model has beyond its original, in a file of its own: some kilobytes instead of
 * megabytes. It has the form of a {@link ModelFile}, is read as carefully, and belongs to one
 * original.
 *
 * @param original not calibrated
 * @param hash of the original: SHA-256 (hex) of its file
 */
public record CalibrationFile(TrainedModel original, String hash) {
  private static final int HASH = 64;

  /** Of an original model. */
  public static CalibrationFile of(TrainedModel original) {
    DigestOutputStream digest =
        new DigestOutputStream(OutputStream.nullOutputStream(), Sha256.digest());
    try {
      ModelFile.write(original, digest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ModelException e) {
      throw new IllegalArgumentException("a model that has no file: " + e.getMessage(), e);
    }
    return new CalibrationFile(
        original, HexFormat.of().formatHex(digest.getMessageDigest().digest()));
  }

  /**
   * Writes the calibration of a model.
   *
   * @param adapted the original, calibrated
   * @throws ModelException where it cannot be written
   */
  public void write(TrainedModel adapted, Path file) throws ModelException {
    ModelCard.CalibrationCard card = Objects.requireNonNull(adapted.card().calibration());
    ModelFile.write(
        Fields.NONE
            .with("original", new Portable.Text(hash))
            .with("card", RecordCodec.PLAIN.to(card))
            .with("calibration", ModelCodec.calibration(adapted)),
        file);
  }

  /**
   * Reads a calibration: the original as adapted by it.
   *
   * @throws ModelException where it cannot be read, is damaged, or belongs to another model
   */
  public TrainedModel read(Path file) throws ModelException {
    return ModelFile.read(file, this::from);
  }

  private TrainedModel from(Reading root) {
    root.fields("original", "card", "calibration");
    Reading of = root.field("original");
    if (!of.text(HASH).equals(hash)) {
      throw of.refuse("a calibration of the model " + of.text(HASH), "one of " + hash);
    }
    ModelCard.CalibrationCard card =
        RecordCodec.PLAIN.from(root.field("card"), ModelCard.CalibrationCard.class);
    return root.made(
        () ->
            original.calibrated(
                card,
                ModelCodec.calibration(
                    root.field("calibration"), original.card(), original.space())));
  }
}
