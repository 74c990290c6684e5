/** Tests of regression trees. */
@NullMarked
package org.sonaffect.learning.tree;

import org.jspecify.annotations.NullMarked;
