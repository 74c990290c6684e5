/**
 * Kernels, and support vector machines on them.
 *
 * <p>There are two vocabularies, because their settings have different units. {@link
 * org.sonaffect.learning.kernel.Kernel} is that of the paper's grids: gamma as in libsvm, computed
 * for many kernels at a time from one {@link org.sonaffect.learning.kernel.InnerProducts}. {@link
 * org.sonaffect.learning.kernel.SimilarityKernel} is that of the other families: widths are in
 * units of the rows' spread; such a kernel may tell domains apart, be normalised, or be a sum.
 * {@link org.sonaffect.learning.kernel.SvrSolver} solves the dual of both by sequential minimal
 * optimisation (Fan, Chen and Lin, JMLR 6, 2005).
 */
@NullMarked
package org.sonaffect.learning.kernel;

import org.jspecify.annotations.NullMarked;
