/**
 * Whoever types the code that was sent to a phone proves that the phone is theirs; a cookie carries
 * the proof for a while, with whatever was typed meanwhile. What is proved is decided elsewhere.
 */
@NullMarked
package org.diandan.request.proof;

import org.jspecify.annotations.NullMarked;
