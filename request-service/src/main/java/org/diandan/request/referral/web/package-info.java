/** The department's desk, and the pages on which staff move requests up and back. */
@NullMarked
package org.diandan.request.referral.web;

import org.jspecify.annotations.NullMarked;
