/**
 * What administrators look after: who may do what, what was changed, and whether all is well. Each
 * feature keeps its own settings; here is what they have in common.
 */
@NullMarked
package org.diandan.request.administration;

import org.jspecify.annotations.NullMarked;
