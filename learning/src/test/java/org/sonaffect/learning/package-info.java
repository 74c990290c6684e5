/** Tests of learning; those on real data skip where the shared folder is absent. */
@NullMarked
package org.sonaffect.learning;

import org.jspecify.annotations.NullMarked;
