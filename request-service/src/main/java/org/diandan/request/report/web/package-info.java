/**
 * Reports on the screen, on paper and in files, the reports that were issued, and the templates of
 * administrators. All forms show one value and nothing besides it.
 */
@NullMarked
package org.diandan.request.report.web;

import org.jspecify.annotations.NullMarked;
