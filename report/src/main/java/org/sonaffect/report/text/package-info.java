/** Numbers, names of training sets and configurations as a report prints them. */
@NullMarked
package org.sonaffect.report.text;

import org.jspecify.annotations.NullMarked;
