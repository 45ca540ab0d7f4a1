/** Scanning for everybody; making, printing and counting codes for staff. */
@NullMarked
package org.diandan.request.qr.web;

import org.jspecify.annotations.NullMarked;
