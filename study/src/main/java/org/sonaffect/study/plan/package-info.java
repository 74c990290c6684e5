/**
 * What a study will do, before any fit: rows, groups, strata, folds, mixtures, and the published
 * row placement.
 */
@NullMarked
package org.sonaffect.study.plan;

import org.jspecify.annotations.NullMarked;
