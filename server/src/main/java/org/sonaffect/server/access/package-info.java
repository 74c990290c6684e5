/**
 * How a server is shared: who may ask ({@code Tokens}, {@code SignIn}), how often ({@code
 * RequestRate}), from where ({@code Proxies}), and what is written down of it ({@code AccessLog}).
 * {@code Sharing} holds what was chosen. {@code Guard} applies it.
 */
@NullMarked
package org.sonaffect.server.access;

import org.jspecify.annotations.NullMarked;
