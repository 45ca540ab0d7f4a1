/**
 * Figures anybody may read and use: monthly, by place, without whatever would speak of a few people
 * only. Nothing is counted here.
 */
@NullMarked
package org.diandan.request.opendata;

import org.jspecify.annotations.NullMarked;
