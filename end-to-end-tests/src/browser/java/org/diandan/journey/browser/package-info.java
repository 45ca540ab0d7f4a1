/**
 * The journey in a real Chromium on a phone-sized screen, and how every page looks. Compiled and
 * run only where a Chromium is found.
 */
@NullMarked
package org.diandan.journey.browser;

import org.jspecify.annotations.NullMarked;
