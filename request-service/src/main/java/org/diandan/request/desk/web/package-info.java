/** The pages of the desk; everything works by plain forms, and by keys alone with scripts. */
@NullMarked
package org.diandan.request.desk.web;

import org.jspecify.annotations.NullMarked;
