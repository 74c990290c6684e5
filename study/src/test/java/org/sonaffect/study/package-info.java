/** What a study promises: its file, its run, its resumption, its audit. */
@NullMarked
package org.sonaffect.study;

import org.jspecify.annotations.NullMarked;
