/**
 * What each service that serves pages needs once: who is signed in, forms that cannot be forged,
 * headers, answers to errors, the layout and the table of paths. It knows no domain word; a service
 * imports {@link org.diandan.web.WebKitConfiguration} and says who may see what in one {@link
 * org.diandan.web.AccessRules}.
 */
@NullMarked
package org.diandan.web;

import org.jspecify.annotations.NullMarked;
