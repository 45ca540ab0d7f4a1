/**
 * A Kafka broker in a child JVM, on a folder that lasts. A full disk or a kill ends it, not the
 * platform.
 */
@NullMarked
package org.diandan.standalone.broker;

import org.jspecify.annotations.NullMarked;
