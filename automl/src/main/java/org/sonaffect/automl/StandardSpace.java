package org.sonaffect.automl;

import java.util.ArrayList;
import java.util.List;
import org.sonaffect.learning.family.ColumnSet;

/** The space of all families and preparations that this program has, for a task. */
public final class StandardSpace {
  private StandardSpace() {}

  /** The space; what there is to choose depends on columns, groups and domains of the task. */
  public static Space of(Task task) {
    List<Parameter> parameters = new ArrayList<>(FamilySpace.parameters(task));
    parameters.addAll(PreparationSpace.parameters(task, FamilySpace.names(task)));
    List<ColumnSet> views = List.copyOf(task.groups().sets().values());
    return new Space(
        parameters,
        point ->
            new Configuration(
                point,
                PreparationSpace.of(point, task),
                FamilyBuilder.of(point, views),
                point.has("balance") ? point.number("balance") : 0));
  }
}
