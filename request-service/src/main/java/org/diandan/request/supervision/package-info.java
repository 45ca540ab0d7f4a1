/**
 * Supervision (督办): an official calls whoever holds a request to account, with a deadline; the
 * answer is kept beside the question.
 */
@NullMarked
package org.diandan.request.supervision;

import org.jspecify.annotations.NullMarked;
