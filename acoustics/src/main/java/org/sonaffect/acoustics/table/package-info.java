/**
 * Feature tables on disk, and the extraction of many files.
 *
 * <p>{@link org.sonaffect.acoustics.table.Extraction} writes many clips into one table, in their
 * order, on several threads. It can resume a table. {@link
 * org.sonaffect.acoustics.table.ClipExtraction} computes the rows of one clip. {@link
 * org.sonaffect.acoustics.table.TableFormat} lists the formats; each is a {@link
 * org.sonaffect.acoustics.table.TableWriter} that writes rows as they come.
 */
@NullMarked
package org.sonaffect.acoustics.table;

import org.jspecify.annotations.NullMarked;
