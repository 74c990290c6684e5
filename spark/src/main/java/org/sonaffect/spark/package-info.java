/** The jobs of Sonaffect on Apache Spark: values are sent to tasks, results collected. */
@NullMarked
package org.sonaffect.spark;

import org.jspecify.annotations.NullMarked;
