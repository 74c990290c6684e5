/**
 * The card of a model, shown: {@link org.sonaffect.model.card.CardPage} as a page, {@link
 * org.sonaffect.model.card.CardText} for a terminal, {@link org.sonaffect.model.card.CardJson} for
 * programs. {@code CardSection} holds the sentences and tables that page and text share; the facts
 * are in {@link org.sonaffect.model.ModelCard}.
 */
@NullMarked
package org.sonaffect.model.card;

import org.jspecify.annotations.NullMarked;
