/**
 * What a {@code corpus.yaml} may say. {@link org.sonaffect.corpus.manifest.Manifest} lists the
 * keys; {@code ManifestReader} checks them and names every fault at once.
 */
@NullMarked
package org.sonaffect.corpus.manifest;

import org.jspecify.annotations.NullMarked;
