/** Tests of preparations. */
@NullMarked
package org.sonaffect.learning.prepare;

import org.jspecify.annotations.NullMarked;
