package org.sonaffect.automl.space;

import java.util.ArrayList;
import java.util.List;

/** The space of all families and preparations that this program has, for a task. */
public final class StandardSpace {
  private StandardSpace() {}

  /** The space; what there is to choose depends on columns, groups and domains of the task. */
  public static Space of(Task task) {
    FamilySpace families = new FamilySpace(task);
    List<Parameter> parameters = new ArrayList<>(families.parameters());
    parameters.addAll(PreparationSpace.parameters(task, families.names()));
    return new Space(
        parameters,
        point ->
            new Configuration(
                point,
                PreparationSpace.of(point, task),
                families.of(point),
                point.has("balance") ? point.number("balance") : 0));
  }
}
