/**
 * What is done to the columns before a family sees them, learnt from training rows only: a view of
 * the groups of descriptors, scaling, selection, embedding.
 */
@NullMarked
package org.sonaffect.learning.prepare;

import org.jspecify.annotations.NullMarked;
