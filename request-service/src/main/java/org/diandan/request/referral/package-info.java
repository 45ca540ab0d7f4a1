/**
 * Four ways up: who holds a request that volunteers alone cannot help, until when, and what
 * departments do with it. Words of staff are sealed and forgotten with the resident.
 *
 * @see <a href="../../../../../../../docs/decisions/0035-four-ways-up.md">decision 0035</a>
 */
@NullMarked
package org.diandan.request.referral;

import org.jspecify.annotations.NullMarked;
