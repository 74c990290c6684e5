/**
 * Dense linear algebra in plain Java, with a fixed order of every sum: the same bits on any
 * processor, vector width, Java version and number of threads.
 */
@NullMarked
package org.sonaffect.learning.linear;

import org.jspecify.annotations.NullMarked;
