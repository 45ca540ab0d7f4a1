/** Pages of exports: ordering, the second person's word, progress, the file. */
@NullMarked
package org.diandan.request.export.web;

import org.jspecify.annotations.NullMarked;
