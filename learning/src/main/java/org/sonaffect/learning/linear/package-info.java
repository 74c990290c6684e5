/**
 * Dense linear algebra in plain Java, with a fixed order of every sum: the same bits on any
 * processor, vector width, Java version and number of threads.
 *
 * <p>{@link org.sonaffect.learning.linear.Gram} multiplies, {@link
 * org.sonaffect.learning.linear.SymmetricEigen} decomposes, {@link
 * org.sonaffect.learning.linear.Cholesky} solves. {@link
 * org.sonaffect.learning.linear.ElasticNetFits} and, for more columns than products can be held of,
 * {@link org.sonaffect.learning.linear.WideElasticNet} descend the path of penalties of an elastic
 * net.
 */
@NullMarked
package org.sonaffect.learning.linear;

import org.jspecify.annotations.NullMarked;
