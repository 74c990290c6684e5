/** The command line: parses, calls one method, shows progress, prints the result. */
@NullMarked
package org.sonaffect.app;

import org.jspecify.annotations.NullMarked;
