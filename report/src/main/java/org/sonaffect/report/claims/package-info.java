/** The paper's claims one by one, and its published results, compared with a run. */
@NullMarked
package org.sonaffect.report.claims;

import org.jspecify.annotations.NullMarked;
