/** Certificates on pages: one's own, a team's, their issuers, and the check that is open to all. */
@NullMarked
package org.diandan.request.certificate.web;

import org.jspecify.annotations.NullMarked;
