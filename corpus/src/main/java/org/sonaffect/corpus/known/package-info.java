/**
 * Data sets that are read as their authors ship them. {@link
 * org.sonaffect.corpus.known.KnownDataSets} lists them and recognises a copy. Nearly all are
 * manifests in {@link org.sonaffect.corpus.manifest.BuiltinManifest}: start there to add another.
 * {@link org.sonaffect.corpus.known.IadsE} alone needs code, for its workbook and its ids.
 */
@NullMarked
package org.sonaffect.corpus.known;

import org.jspecify.annotations.NullMarked;
