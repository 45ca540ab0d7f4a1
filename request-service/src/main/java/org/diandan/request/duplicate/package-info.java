/**
 * Requests that mean the same: finding them without keeping readable words, joining one as a
 * resident, merging and parting them as an operator.
 */
@NullMarked
package org.diandan.request.duplicate;

import org.jspecify.annotations.NullMarked;
