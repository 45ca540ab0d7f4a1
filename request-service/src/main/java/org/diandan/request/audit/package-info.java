/**
 * Who saw or changed what, when and why. Entries can only be added, each carries the hash of the
 * one before it, and the runtime role of the database can neither change nor remove any.
 */
@NullMarked
package org.diandan.request.audit;

import org.jspecify.annotations.NullMarked;
