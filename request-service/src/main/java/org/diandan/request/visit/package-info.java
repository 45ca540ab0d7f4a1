/**
 * What a visit needs of the resident's side: the four digits that prove it. Nobody keeps or
 * publishes them; they follow from a key of this service.
 */
@NullMarked
package org.diandan.request.visit;

import org.jspecify.annotations.NullMarked;
