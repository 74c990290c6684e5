/** The model that comes with the program. */
@NullMarked
package org.sonaffect.model.builtin;

import org.jspecify.annotations.NullMarked;
