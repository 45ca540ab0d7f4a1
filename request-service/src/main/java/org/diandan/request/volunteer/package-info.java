/**
 * People who offer their help: how they sign up, what is known of them, and who may know it. Others
 * learn of a volunteer by {@code PersonChanged} only, never a name or a number.
 */
@NullMarked
package org.diandan.request.volunteer;

import org.jspecify.annotations.NullMarked;
