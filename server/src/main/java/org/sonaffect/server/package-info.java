/** The local web application: an HTTP API and the page that uses it. docs/SERVE.md. */
@NullMarked
package org.sonaffect.server;

import org.jspecify.annotations.NullMarked;
