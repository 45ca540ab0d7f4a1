/** Visits over HTTP: the pages on the phone and the interface of programs. */
@NullMarked
package org.diandan.matching.visit.web;

import org.jspecify.annotations.NullMarked;
