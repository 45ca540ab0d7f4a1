/** What administrators look after in this service besides its own features. */
@NullMarked
package org.diandan.matching.administration.web;

import org.jspecify.annotations.NullMarked;
