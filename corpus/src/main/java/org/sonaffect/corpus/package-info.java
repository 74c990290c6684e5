/** Rated corpora on disk: manifests, IADS-E, PMEmo, their validation and their feature tables. */
@NullMarked
package org.sonaffect.corpus;

import org.jspecify.annotations.NullMarked;
