/**
 * Pages and calls of the imports: files with their dry run, the figures of what was imported, and
 * the open cases operators decide upon.
 */
@NullMarked
package org.diandan.request.batch.web;

import org.jspecify.annotations.NullMarked;
