package org.diandan.request.desk;

/**
 * Something to choose while typing.
 *
 * @param value what the form sends
 * @param label what the operator reads
 */
public record Offered(String value, String label) {}
