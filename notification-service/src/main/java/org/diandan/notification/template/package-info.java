/**
 * How administrators change what people are told: words with named places, tried before they are
 * put in force, with every version kept. Whatever cannot be told leaves the shipped words in force.
 */
@NullMarked
package org.diandan.notification.template;

import org.jspecify.annotations.NullMarked;
