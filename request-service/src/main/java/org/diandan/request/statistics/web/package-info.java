/**
 * The official's pages: figures, the list of requests and one case with its history. Each shows
 * only the official's own area.
 */
@NullMarked
package org.diandan.request.statistics.web;

import org.jspecify.annotations.NullMarked;
