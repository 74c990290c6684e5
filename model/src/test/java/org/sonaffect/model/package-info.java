/** What a trained model does. */
@NullMarked
package org.sonaffect.model;

import org.jspecify.annotations.NullMarked;
