/**
 * The administrators' calendar, questions and wishes for more time by staff and leaders, and their
 * decision by officials; each as a page and as JSON.
 */
@NullMarked
package org.diandan.request.clock.web;

import org.jspecify.annotations.NullMarked;
