/** Model files: the same model, the same bytes; hostile ones are refused. */
@NullMarked
package org.sonaffect.model.file;

import org.jspecify.annotations.NullMarked;
