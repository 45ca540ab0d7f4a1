/** The administrators' page and API for the settings of the dispatch. */
@NullMarked
package org.diandan.matching.settings.web;

import org.jspecify.annotations.NullMarked;
