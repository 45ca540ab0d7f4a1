/**
 * Photos that belong to a request: made small, without any of their metadata, sealed in the
 * database, and shown to the entitled only.
 */
@NullMarked
package org.diandan.request.picture;

import org.jspecify.annotations.NullMarked;
