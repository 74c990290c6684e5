package org.sonaffect.learning.automl;

import java.util.ArrayList;
import java.util.List;
import org.sonaffect.learning.family.ColumnSet;
import org.sonaffect.learning.prepare.Scaled;

/** The space of all families and preparations that this program has, for a task. */
public final class StandardSpace {
  private StandardSpace() {}

  /** The space. */
  public static Space of(Task task) {
    List<Parameter> parameters = new ArrayList<>(FamilySpace.parameters(task));
    return new Space(parameters, point -> configuration(point, task));
  }

  private static Configuration configuration(Point point, Task task) {
    List<ColumnSet> views = new ArrayList<>();
    task.groups().values().forEach(columns -> views.add(ColumnSet.of(columns)));
    return new Configuration(point, new Scaled(), FamilyBuilder.of(point, views), 0);
  }
}
