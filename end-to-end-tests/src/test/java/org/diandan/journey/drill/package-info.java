/**
 * Drills: the platform is killed and hung up on while it is given orders, then an audit looks
 * behind the pages whether anything was lost, doubled or left half-done. See docs/drills.md.
 */
@NullMarked
package org.diandan.journey.drill;

import org.jspecify.annotations.NullMarked;
