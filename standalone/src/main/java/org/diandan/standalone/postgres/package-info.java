/** PostgreSQL 18 as a process of its own, on a folder that lasts. It never runs without fsync. */
@NullMarked
package org.diandan.standalone.postgres;

import org.jspecify.annotations.NullMarked;
