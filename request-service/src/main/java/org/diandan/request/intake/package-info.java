/**
 * Taking an order, whoever brings it: form, program or hotline. One use case checks it, numbers it
 * and writes it with its event in one statement.
 */
@NullMarked
package org.diandan.request.intake;

import org.jspecify.annotations.NullMarked;
