package org.sonaffect.spark;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import org.sonaffect.acoustics.table.ClipExtraction;
import org.sonaffect.acoustics.table.NamedClip;

/** What is done with every clip of a job; sent to the tasks. */
interface ClipJob extends Serializable {
  /** Whatever decides the bytes of the output besides the clips. */
  String identity();

  /** Of the names of its files, with the dot. */
  String ending();

  /**
   * Whether the outputs of some clips one after the other are that of all; else each is a table by
   * itself, and {@link ParquetParts} puts them together.
   */
  boolean isJoinable();

  /**
   * Begins the output of some clips.
   *
   * @param header whether it begins with the header of the table, where that is a question
   */
  Session open(OutputStream out, boolean header) throws IOException;

  /** The output of some clips, one after the other. */
  interface Session extends Closeable {
    /**
     * Does a clip and writes its rows.
     *
     * @param clip in a local file
     * @throws IOException where the output cannot be written
     */
    ClipExtraction.Outcome write(NamedClip clip) throws IOException, InterruptedException;
  }
}
