/**
 * Hands messages to text message and mail gateways: takes due rows, asks for the address at that
 * moment, tries again with growing pauses and says what became of each message.
 */
@NullMarked
package org.diandan.notification.delivery;

import org.jspecify.annotations.NullMarked;
