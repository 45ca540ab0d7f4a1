/**
 * Support for tests: a real PostgreSQL, a real Kafka broker, a cuttable network between, and the
 * rules of the architecture. Nothing in here is ever part of a running service.
 */
@NullMarked
package org.diandan.testkit;

import org.jspecify.annotations.NullMarked;
