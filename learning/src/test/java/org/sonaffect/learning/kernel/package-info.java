/** Tests of kernels and support vector machines. */
@NullMarked
package org.sonaffect.learning.kernel;

import org.jspecify.annotations.NullMarked;
