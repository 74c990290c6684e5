/** Tests of the search for a model. */
@NullMarked
package org.sonaffect.automl;

import org.jspecify.annotations.NullMarked;
