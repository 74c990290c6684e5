@NullMarked
package org.sonaffect.automl.space;

import org.jspecify.annotations.NullMarked;
