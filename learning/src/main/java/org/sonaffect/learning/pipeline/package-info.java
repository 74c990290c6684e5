/** Pipelines (projection, regressor) and the engine that fits many of them on the same rows. */
@NullMarked
package org.sonaffect.learning.pipeline;

import org.jspecify.annotations.NullMarked;
