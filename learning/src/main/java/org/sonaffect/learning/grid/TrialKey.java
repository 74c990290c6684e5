package org.sonaffect.learning.grid;

/**
 * Names a trial within a study.
 *
 * @param search the search's name, unique in the study
 * @param target name of the target
 * @param rung from 0
 * @param point position in the grid
 */
public record TrialKey(String search, String target, int rung, int point) {}
