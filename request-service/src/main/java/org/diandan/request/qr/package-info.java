/**
 * Codes that hang at places. Scanning one begins an order with the place filled in; scans and
 * orders are counted, and nothing about whoever scanned is kept.
 */
@NullMarked
package org.diandan.request.qr;

import org.jspecify.annotations.NullMarked;
