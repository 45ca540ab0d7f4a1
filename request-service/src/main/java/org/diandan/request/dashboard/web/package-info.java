/**
 * The dashboard, the wall screen, the lists behind numbers, saved views and the story of a case.
 */
@NullMarked
package org.diandan.request.dashboard.web;

import org.jspecify.annotations.NullMarked;
