/**
 * Certificates of service (志愿服务记录证明): issued from confirmed hours, drawn as a PDF, checked by
 * anybody. Hours come from matching-service's events; names never leave this service.
 */
@NullMarked
package org.diandan.request.certificate;

import org.jspecify.annotations.NullMarked;
