/**
 * Lists of cases as files: ordered, approved by a second person where they hold personal data,
 * written in the background row by row, fetched by whoever ordered them, and removed. Nothing is
 * unsealed anywhere but while a file is written.
 */
@NullMarked
package org.diandan.request.export;

import org.jspecify.annotations.NullMarked;
