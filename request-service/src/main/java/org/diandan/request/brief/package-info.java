/**
 * What the team that was asked may know of a request, before and after it accepts. Every look at a
 * person's details is audited.
 */
@NullMarked
package org.diandan.request.brief;

import org.jspecify.annotations.NullMarked;
