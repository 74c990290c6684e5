package org.sonaffect.study.run;

import java.io.Serializable;
import java.util.Map;
import org.sonaffect.study.folder.PackedLines;

/**
 * The result of a work order.
 *
 * @param kind of unit
 * @param index of the unit among those of its kind
 * @param lines for the log of the run, in the order in which they were written
 * @param files for the folder of the AutoML, by name
 */
public record WorkResult(
    WorkOrder.Kind kind, int index, PackedLines lines, Map<String, byte[]> files)
    implements Serializable {
  private static final long serialVersionUID = 1L;
}
