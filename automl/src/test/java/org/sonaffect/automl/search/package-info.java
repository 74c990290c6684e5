@NullMarked
package org.sonaffect.automl.search;

import org.jspecify.annotations.NullMarked;
