/**
 * Open311 GeoReport v2: what public programs may read and post. Services are those of the catalogue
 * that concern nobody's home or secrets, or the list a jurisdiction brings; a posted request goes
 * through the same intake as every other.
 */
@NullMarked
package org.diandan.request.open311;

import org.jspecify.annotations.NullMarked;
