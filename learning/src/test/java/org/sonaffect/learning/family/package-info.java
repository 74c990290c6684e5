/** Tests of the families and of what they share. */
@NullMarked
package org.sonaffect.learning.family;

import org.jspecify.annotations.NullMarked;
