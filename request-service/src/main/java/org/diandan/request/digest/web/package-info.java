/** The officials' pages of the digest, and everybody's page of replies. */
@NullMarked
package org.diandan.request.digest.web;

import org.jspecify.annotations.NullMarked;
