/** What a model says of a sound, and how it is written. */
@NullMarked
package org.sonaffect.model.predict;

import org.jspecify.annotations.NullMarked;
