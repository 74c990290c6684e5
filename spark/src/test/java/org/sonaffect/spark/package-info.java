/** What the jobs on Spark promise: the local bytes, whatever happens to tasks. */
@NullMarked
package org.sonaffect.spark;

import org.jspecify.annotations.NullMarked;
