/**
 * What officials see of a search: its offers, its escalations and why each team was asked. Read
 * only.
 */
@NullMarked
package org.diandan.matching.dispatch.web;

import org.jspecify.annotations.NullMarked;
