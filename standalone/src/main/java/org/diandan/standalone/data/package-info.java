/**
 * The data folder: format, lock, secrets and remembered ports. Everything in it is for its owner's
 * eyes only.
 */
@NullMarked
package org.diandan.standalone.data;

import org.jspecify.annotations.NullMarked;
