package org.diandan.request.statistics;

/**
 * Figures beside earlier ones.
 *
 * @param before of the period before
 * @param yearBefore of the same days a year before
 */
public record Comparison(FigureTable now, FigureTable before, FigureTable yearBefore) {}
