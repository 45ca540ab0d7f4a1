/**
 * The weekly digest of replies (答复汇编): drafted from what departments answered, edited, approved by
 * somebody else, and read by everybody. Nothing personal is in it.
 */
@NullMarked
package org.diandan.request.digest;

import org.jspecify.annotations.NullMarked;
