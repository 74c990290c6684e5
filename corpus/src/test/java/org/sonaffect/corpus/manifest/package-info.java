/** What a corpus.yaml may say. */
@NullMarked
package org.sonaffect.corpus.manifest;

import org.jspecify.annotations.NullMarked;
