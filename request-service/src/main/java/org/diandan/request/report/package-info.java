/**
 * Daily, weekly and monthly reports: one value per report, made by a template from the figures and
 * lists of {@code statistics}, kept for ever as it was handed in. How it is shown, printed and
 * written to files is the business of {@code web}.
 */
@NullMarked
package org.diandan.request.report;

import org.jspecify.annotations.NullMarked;
