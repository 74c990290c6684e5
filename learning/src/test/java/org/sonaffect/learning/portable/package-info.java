@NullMarked
package org.sonaffect.learning.portable;

import org.jspecify.annotations.NullMarked;
