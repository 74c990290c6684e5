/** What is chosen, and how a run counts its work. */
@NullMarked
package org.sonaffect.study.fit;

import org.jspecify.annotations.NullMarked;
