/**
 * The routes of Open311 in XML and JSON, their errors, and the administrator's page of keys and
 * service lists.
 */
@NullMarked
package org.diandan.request.open311.web;

import org.jspecify.annotations.NullMarked;
