package org.sonaffect.corpus.demo;

import java.nio.file.Path;

/**
 * What {@link BuiltinCorpora} has put into a folder.
 *
 * @param music manifest of the music corpus
 * @param sounds manifest of the sounds corpus
 * @param study the study file over both
 * @param written files that were new or not the right bytes
 * @param kept files that were there already, byte for byte
 */
public record BuiltinFiles(Path music, Path sounds, Path study, int written, int kept) {}
