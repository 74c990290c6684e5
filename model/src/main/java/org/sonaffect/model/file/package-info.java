/**
 * Model files, which may come from strangers (docs/spec/model-file.md). {@link
 * org.sonaffect.model.file.ModelFile} reads and writes them; {@code ModelCodec} turns a model into
 * a tree of plain values and back, {@code PortableBytes} and {@code PortableParser} turn the tree
 * into bytes and back.
 */
@NullMarked
package org.sonaffect.model.file;

import org.jspecify.annotations.NullMarked;
