/**
 * What a resident may do after ordering: withdraw, add words, urge, reschedule, evaluate, reopen.
 * One use case serves pages, desk and hotline, and every step says who took it for whom.
 */
@NullMarked
package org.diandan.request.action;

import org.jspecify.annotations.NullMarked;
