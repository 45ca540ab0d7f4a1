/**
 * The order form, one question per page, and the two ways programs order. Typed answers survive
 * every error.
 */
@NullMarked
package org.diandan.request.intake.web;

import org.jspecify.annotations.NullMarked;
