/**
 * What an existing hotline system needs of us: orders under its own numbers, one or five hundred at
 * a time, and to be told what became of them, by a feed it reads or by webhooks it receives.
 */
@NullMarked
package org.diandan.request.hotline;

import org.jspecify.annotations.NullMarked;
