/**
 * Why a model says what it says. {@link org.sonaffect.model.explain.Neighbourhood} finds the
 * training clips near a clip ({@link org.sonaffect.model.explain.ClipSpaceFit} makes the space they
 * lie in); from them come the guessed domain and the novelty. {@link
 * org.sonaffect.model.explain.Pushes} says what each family of descriptors contributes, {@link
 * org.sonaffect.model.explain.Unlikeness} which features lie far beyond those of the training
 * clips.
 */
@NullMarked
package org.sonaffect.model.explain;

import org.jspecify.annotations.NullMarked;
