package org.diandan.journey.platform;

/**
 * One line of the demonstration logins.
 *
 * @param team the team's name; "-" for people without one
 */
public record Login(String role, String area, String team, String name, String password) {}
