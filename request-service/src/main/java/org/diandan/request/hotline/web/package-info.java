/**
 * The hotline API, and the pages on which administrators look after keys and webhooks. Every call
 * needs a scope of its key, and a refusal names it.
 */
@NullMarked
package org.diandan.request.hotline.web;

import org.jspecify.annotations.NullMarked;
