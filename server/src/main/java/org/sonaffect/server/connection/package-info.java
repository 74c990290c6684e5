/**
 * What connections may cost: {@code SlowConnections} closes those whose request never comes, {@code
 * SlowReaders} leaves clients that do not read, {@code LeftBody} hears out one that was refused
 * while it still sent. {@code Accepted} closes what is open when the server ends. {@code HeadAsGet}
 * answers {@code HEAD}.
 */
@NullMarked
package org.sonaffect.server.connection;

import org.jspecify.annotations.NullMarked;
