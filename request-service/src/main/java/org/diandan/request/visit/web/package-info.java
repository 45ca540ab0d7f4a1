/** The question matching-service asks about a visit's code. */
@NullMarked
package org.diandan.request.visit.web;

import org.jspecify.annotations.NullMarked;
