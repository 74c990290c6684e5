/**
 * Models adapted to the ratings of listeners: what a client sends ({@link RatedClips}), what comes
 * of it ({@link Adaptation}), and what is kept of it for its owner ({@link AdaptedModels}).
 */
@NullMarked
package org.sonaffect.server.adapt;

import org.jspecify.annotations.NullMarked;
