/** The local web application: an HTTP API and the page that uses it. docs/SERVE.md. */
@NullMarked
package org.sonaffect.app.serve;

import org.jspecify.annotations.NullMarked;
