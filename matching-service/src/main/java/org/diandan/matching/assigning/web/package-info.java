/** Pages on which officials choose whom to ask. */
@NullMarked
package org.diandan.matching.assigning.web;

import org.jspecify.annotations.NullMarked;
