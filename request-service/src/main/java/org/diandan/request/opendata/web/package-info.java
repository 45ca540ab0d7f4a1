/** The open data feed as files for programs, its catalogue, and a page that explains it. */
@NullMarked
package org.diandan.request.opendata.web;

import org.jspecify.annotations.NullMarked;
