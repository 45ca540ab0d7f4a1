package org.diandan.web;

/**
 * A role in an area.
 *
 * @param role one of the roles the platform knows, in capitals
 * @param area code of the area; the role holds in every area whose code starts with it, empty means
 *     everywhere
 */
public record Authority(String role, String area) {

  boolean covers(String wantedRole, String wantedArea) {
    return role.equals(wantedRole) && wantedArea.startsWith(area);
  }
}
