/**
 * Keeps personal words unreadable in the database and short on pages. Names, phones and addresses
 * are sealed one by one, found by a keyed hash, and masked unless somebody may see them.
 */
@NullMarked
package org.diandan.request.privacy;

import org.jspecify.annotations.NullMarked;
