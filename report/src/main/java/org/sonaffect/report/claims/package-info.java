/**
 * The claims of the paper one by one, as the results of a study decide them.
 *
 * <p>A {@link org.sonaffect.report.claims.Claim} is about several quantities. {@code
 * ClaimContrasts} says which, {@code FoldScores} computes each with its interval ({@link
 * org.sonaffect.report.claims.ClaimPart}), and {@link org.sonaffect.report.claims.ClaimFinding}
 * makes one {@link org.sonaffect.report.claims.ClaimVerdict} of them. This is done once, when a
 * study ends; {@link org.sonaffect.report.claims.Claims} reads it back from results.json. {@link
 * org.sonaffect.report.claims.Roles} tells which corpus stands for the paper's sounds and which for
 * its music. {@link org.sonaffect.report.claims.PublishedResults} quotes the paper's tables.
 */
@NullMarked
package org.sonaffect.report.claims;

import org.jspecify.annotations.NullMarked;
