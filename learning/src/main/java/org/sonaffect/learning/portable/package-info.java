/**
 * Settings and fitted models as trees of plain values, and back: what a model file holds. Nothing
 * here knows files or formats.
 *
 * <p>{@link org.sonaffect.learning.portable.Portable} are the values, {@link
 * org.sonaffect.learning.portable.Fields} a map of them. {@link
 * org.sonaffect.learning.portable.RecordCodec} writes and reads any record by its components;
 * {@link org.sonaffect.learning.portable.Form} says what the components cannot. {@link
 * org.sonaffect.learning.portable.Reading} refuses whatever is not as expected, with its place, and
 * {@link org.sonaffect.learning.portable.Allowance} bounds what a model of a stranger may cost.
 */
@NullMarked
package org.sonaffect.learning.portable;

import org.jspecify.annotations.NullMarked;
