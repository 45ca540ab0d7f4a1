/**
 * The menu as data for programs, and the pages on which administrators change it and its skills.
 */
@NullMarked
package org.diandan.request.catalogue.web;

import org.jspecify.annotations.NullMarked;
