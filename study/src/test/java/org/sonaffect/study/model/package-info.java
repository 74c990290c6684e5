/** What a trained model does. */
@NullMarked
package org.sonaffect.study.model;

import org.jspecify.annotations.NullMarked;
