/** Tests of linear algebra and coordinate descent. */
@NullMarked
package org.sonaffect.learning.linear;

import org.jspecify.annotations.NullMarked;
