/**
 * Whose a request and its result are ({@code Owners}), and which results make room ({@code
 * KeptResults}).
 */
@NullMarked
package org.sonaffect.server.owner;

import org.jspecify.annotations.NullMarked;
