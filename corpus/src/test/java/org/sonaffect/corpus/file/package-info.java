/** Values of a YAML file, and files that are there whole or not at all. */
@NullMarked
package org.sonaffect.corpus.file;

import org.jspecify.annotations.NullMarked;
