/** The administrators' pages of what people are told. */
@NullMarked
package org.diandan.notification.template.web;

import org.jspecify.annotations.NullMarked;
