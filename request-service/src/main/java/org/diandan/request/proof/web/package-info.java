/** The code for its messenger, and the cookie that carries a proof. */
@NullMarked
package org.diandan.request.proof.web;

import org.jspecify.annotations.NullMarked;
