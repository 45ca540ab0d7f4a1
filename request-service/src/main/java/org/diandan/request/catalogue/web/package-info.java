/** The menu as data for programs. Pages read the catalogue directly. */
@NullMarked
package org.diandan.request.catalogue.web;

import org.jspecify.annotations.NullMarked;
