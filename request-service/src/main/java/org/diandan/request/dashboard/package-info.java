/**
 * What officials look at: figures of their areas beside earlier ones, the day as it goes, where it
 * is, and what happened to one case. Every number is counted by {@code statistics} and keeps the
 * slice it came from, so that the cases behind it can be listed.
 */
@NullMarked
package org.diandan.request.dashboard;

import org.jspecify.annotations.NullMarked;
