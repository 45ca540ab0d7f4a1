/** Where a provider of text messages hands over what people wrote back. */
@NullMarked
package org.diandan.notification.reply.web;

import org.jspecify.annotations.NullMarked;
