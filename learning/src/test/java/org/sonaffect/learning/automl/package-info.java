/** Tests of the search for a model. */
@NullMarked
package org.sonaffect.learning.automl;

import org.jspecify.annotations.NullMarked;
