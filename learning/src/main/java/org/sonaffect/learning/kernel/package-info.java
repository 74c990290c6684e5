/** Kernel matrices and support vector regression on them. */
@NullMarked
package org.sonaffect.learning.kernel;

import org.jspecify.annotations.NullMarked;
