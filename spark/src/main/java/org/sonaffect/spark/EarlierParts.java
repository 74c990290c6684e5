package org.sonaffect.spark;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.sonaffect.cli.command.EarlierTables;
import org.sonaffect.cli.command.UsageError;

/**
 * Earlier tables on any file system, parts of folders among them.
 *
 * @param tables to which their clips are added
 */
record EarlierParts(EarlierTables tables, Storage storage) {
  /**
   * Looks through the tables in a folder and the folders in it.
   *
   * @param output that is written and does not count
   * @param base what names in a table are relative to, by the table
   * @throws UsageError where there is no such folder, or a table of other columns
   */
  void addAll(Location folder, Location output, UnaryOperator<Location> base) throws IOException {
    if (!storage.isFolder(folder)) {
      throw EarlierTables.noFolder(folder);
    }
    String own = storage.qualified(output).hadoop().toUri().getPath();
    Location whole = storage.qualified(folder);
    int within = whole.hadoop().toUri().getPath().length();
    List<Storage.Listed> files = storage.walk(whole);
    files.sort(Comparator.comparing(file -> file.location().text()));
    for (Storage.Listed file : files) {
      String path = file.location().hadoop().toUri().getPath();
      boolean isOwn = path.equals(own) || path.startsWith(own + "/");
      Location table = Location.of(file.location().text());
      if (EarlierTables.isTable(path.substring(within)) && !isOwn && !isUnfinished(table)) {
        add(table, base);
      }
    }
  }

  private boolean isUnfinished(Location table) throws IOException {
    Location folder = table.parent();
    return tables.isUnfinished(
        folder,
        storage.exists(folder.child(EarlierTables.PARTS)),
        storage.exists(folder.child(EarlierTables.FINISHED)));
  }

  private void add(Location table, UnaryOperator<Location> base) throws IOException {
    Location from = base.apply(table);
    try (LocalCopy copy = LocalCopy.of(table, storage)) {
      tables.add(copy.path(), table.text(), name -> whole(from, name));
    }
  }

  private static String whole(Location folder, String name) {
    if (Location.isAddress(name)) {
      return name;
    }
    return folder.isLocal()
        ? folder.path().resolve(name).normalize().toString()
        : folder.child(name).text();
  }
}
