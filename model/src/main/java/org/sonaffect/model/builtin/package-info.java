/** The models that come with the program: {@code music} and {@code demo}. */
@NullMarked
package org.sonaffect.model.builtin;

import org.jspecify.annotations.NullMarked;
