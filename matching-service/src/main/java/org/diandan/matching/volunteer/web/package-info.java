/** What volunteers say of their skills, time and teams, and what reviewers and leaders answer. */
@NullMarked
package org.diandan.matching.volunteer.web;

import org.jspecify.annotations.NullMarked;
