package org.diandan.request.hotline.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row of a batch.
 *
 * @param row its place, from 0
 * @param hotlineNumber the hotline's number, as far as the row has one
 * @param status 201 taken now, 200 known before, 403, 409 or 422 refused
 * @param order null when it was refused
 * @param type of the problem, as in problem documents; null when there is none
 * @param detail the problem in a sentence
 * @param errors the fields that are wrong, each with a sentence; empty when it is not about fields
 */
record BatchRow(
    int row,
    @Nullable String hotlineNumber,
    int status,
    @Nullable OrderReceipt order,
    @Nullable String type,
    @Nullable String detail,
    List<Map<String, String>> errors) {}
