/**
 * Fitted models as trees of plain values, and back: what a model file holds. Nothing here knows
 * files or formats.
 */
@NullMarked
package org.sonaffect.learning.portable;

import org.jspecify.annotations.NullMarked;
