/** The command line: parses, calls one method, shows progress, prints the result. */
@NullMarked
package org.sonaffect.cli;

import org.jspecify.annotations.NullMarked;
