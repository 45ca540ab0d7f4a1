/** The official's pages of joint meetings, and their minutes on paper. */
@NullMarked
package org.diandan.request.meeting.web;

import org.jspecify.annotations.NullMarked;
