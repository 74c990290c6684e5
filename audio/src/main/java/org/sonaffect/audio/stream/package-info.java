/**
 * What all readers share: streams of samples, the contract of a reader, options, errors, the mix to
 * mono.
 */
@NullMarked
package org.sonaffect.audio.stream;

import org.jspecify.annotations.NullMarked;
