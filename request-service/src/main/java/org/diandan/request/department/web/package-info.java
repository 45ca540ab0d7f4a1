/** The administrator's page of departments, and bringing them in as JSON. */
@NullMarked
package org.diandan.request.department.web;

import org.jspecify.annotations.NullMarked;
