package org.sonaffect.study.plan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.util.Arrays;
import org.sonaffect.learning.portable.Sha256;
import org.sonaffect.study.JointModel;
import org.sonaffect.study.ModelGrid;

/** A hash of whatever decides the numbers of a run, so that a run is only continued by its own. */
public final class Identity {
  /** Raised whenever the same study may give other numbers than before. */
  public static final int NUMBERS = 2;

  private final MessageDigest digest = Sha256.digest();

  private Identity() {}

  /** Of the study as it will be run: its text, corpora, columns, folds and points. */
  public static String of(StudyPlan plan) {
    Identity identity = new Identity();
    identity.add("numbers " + NUMBERS);
    ObjectNode study = StudyJson.study(plan);
    ArrayNode protocols = study.putArray("protocols");
    plan.study().protocols().forEach(protocol -> protocols.add(protocol.firstWord()));
    identity.add(study.toString());
    identity.add(StudyJson.corpora(plan).toString());
    plan.rows().columns().forEach(identity::add);
    for (int[] folds : plan.folds().fold()) {
      identity.add(Arrays.toString(folds));
    }
    for (ModelGrid model : plan.study().grids()) {
      identity.add(model);
    }
    for (JointModel model : plan.study().joint().stream().toList()) {
      identity.add(model.name());
      identity.add(model.separate());
    }
    return Sha256.hex(identity.digest);
  }

  /** Of a grid: the same for the same points in the same order. */
  public static String of(ModelGrid model) {
    Identity identity = new Identity();
    identity.add(model);
    return Sha256.hex(identity.digest);
  }

  private void add(ModelGrid model) {
    model.grid().points().forEach(point -> add(point.describe()));
  }

  private void add(String text) {
    Sha256.add(digest, text);
    digest.update((byte) 0);
  }
}
