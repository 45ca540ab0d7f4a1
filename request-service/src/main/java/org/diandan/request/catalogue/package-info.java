/**
 * What can be ordered: groups, service items and skills, read from the official list at start-up.
 * The tables hold the catalogue in force; a running request keeps the rules it was born with.
 */
@NullMarked
package org.diandan.request.catalogue;

import org.jspecify.annotations.NullMarked;
