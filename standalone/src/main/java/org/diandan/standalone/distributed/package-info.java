/**
 * The distributed form on one machine, for trials and tests: the servers alone, a reverse proxy and
 * the demonstration data. {@code scripts/distributed.sh} puts them together with the services'
 * jars.
 */
@NullMarked
package org.diandan.standalone.distributed;

import org.jspecify.annotations.NullMarked;
