/**
 * Flat tables in the file format Apache Parquet, version 2 of its specification: written so that
 * Spark, pandas and DuckDB read them, and read as these write them. Nothing but the JDK is needed,
 * and a file that is damaged or means harm costs an error, not memory.
 *
 * <p>In reading order:
 *
 * <ol>
 *   <li>{@link org.sonaffect.acoustics.parquet.ParquetColumn}: what a column holds.
 *   <li>{@link org.sonaffect.acoustics.parquet.ParquetWriter}: rows to row groups of one plain,
 *       uncompressed page a column. The same rows give the same bytes.
 *   <li>{@link org.sonaffect.acoustics.parquet.ParquetFile}: a file that is read, a column of a row
 *       group at a time, whose values go to {@link org.sonaffect.acoustics.parquet.Cells}. {@code
 *       Footer} and {@code ChunkPlace} say where columns are.
 *   <li>{@code ChunkReader} goes through the pages of a column ({@code PageHeader}), which {@code
 *       Codec} unpacks ({@code Snappy}, {@code Lz4}); {@code Values} are the values of a page,
 *       {@code BitRuns} numbers of few bits in runs.
 *   <li>{@code CompactOutput}, {@code CompactInput}: the compact protocol of Apache Thrift, in
 *       which a Parquet file describes itself.
 * </ol>
 *
 * <p>Specification: Apache Parquet, <i>parquet-format</i> 2.11, with its Thrift definition and its
 * pages on encodings, compression and logical types. What is written in which columns:
 * docs/spec/file-formats.md §2.6.
 */
@NullMarked
package org.sonaffect.acoustics.parquet;

import org.jspecify.annotations.NullMarked;
