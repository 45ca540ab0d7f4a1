/** The administrator's page of the generations of figures: what is in force, and filling anew. */
@NullMarked
package org.diandan.request.statistics.journal.web;

import org.jspecify.annotations.NullMarked;
