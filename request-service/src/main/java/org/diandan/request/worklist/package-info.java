/**
 * What officials have to see to: lists of requests that are stuck in one way or another, and doing
 * the same to several of them at once, with a look before and one way back.
 */
@NullMarked
package org.diandan.request.worklist;

import org.jspecify.annotations.NullMarked;
