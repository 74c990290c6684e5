/** From a study to a model. */
@NullMarked
package org.sonaffect.model.train;

import org.jspecify.annotations.NullMarked;
