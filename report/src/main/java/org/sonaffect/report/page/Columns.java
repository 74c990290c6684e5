package org.sonaffect.report.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table, each with its name and with what it says of a row.
 *
 * <pre>{@code
 * new Columns<Cell>()
 *     .label("Model", Cell::model)
 *     .value("Target", Cell::target)
 *     .table("models", "Models and targets.", cells);
 * }</pre>
 *
 * @param <T> what a row is of
 */
public final class Columns<T> {
  private record Column<T>(String name, Function<? super T, ? extends @Nullable Object> of) {}

  private final List<Column<T>> columns = new ArrayList<>();
  private int labels;

  /** The next column, one of those that name the row. */
  public Columns<T> label(String name, Function<? super T, ? extends @Nullable Object> of) {
    labels++;
    return value(name, of);
  }

  /** The next column; its values are texts, numbers or {@linkplain Table.Entry entries}. */
  public Columns<T> value(String name, Function<? super T, ? extends @Nullable Object> of) {
    columns.add(new Column<>(name, of));
    return this;
  }

  /** A column for each of some things. */
  public <K> Columns<T> values(
      Collection<K> things,
      Function<? super K, String> name,
      BiFunction<? super T, ? super K, ? extends @Nullable Object> of) {
    things.forEach(thing -> value(name.apply(thing), row -> of.apply(row, thing)));
    return this;
  }

  /** The table with these columns. */
  public Table table(String name, String caption, Collection<? extends T> rows) {
    return new Table(
        name,
        caption,
        columns.stream().map(Column::name).toList(),
        labels,
        rows.stream()
            .map(row -> Table.row(columns.stream().map(column -> column.of().apply(row)).toArray()))
            .toList());
  }
}
