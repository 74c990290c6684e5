/**
 * The search space: settings of preparations and families, as text.
 *
 * <p>A {@link org.sonaffect.automl.space.Space} is a list of {@link
 * org.sonaffect.automl.space.Parameter}s, some of which exist only if another has a certain value.
 * It turns a {@link org.sonaffect.automl.space.Point} into a {@link
 * org.sonaffect.automl.space.Configuration}. {@link org.sonaffect.automl.space.StandardSpace} is
 * that of all families and preparations for a {@link org.sonaffect.automl.space.Task}; {@link
 * org.sonaffect.automl.space.Portfolio} the points known to be good:
 *
 * <pre>{@code
 * Space space = StandardSpace.of(task);
 * Point point = space.point("family=svr;kernel=rbf;svr.c=2;scaling=rank-gauss");
 * Configuration configuration = space.configuration(point);
 * }</pre>
 */
@NullMarked
package org.sonaffect.automl.space;

import org.jspecify.annotations.NullMarked;
