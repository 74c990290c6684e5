@NullMarked
package org.sonaffect.automl.ensemble;

import org.jspecify.annotations.NullMarked;
