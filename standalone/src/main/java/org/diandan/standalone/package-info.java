/**
 * The whole platform in one command. It only starts, joins and watches things; every rule lives in
 * a service.
 */
@NullMarked
package org.diandan.standalone;

import org.jspecify.annotations.NullMarked;
