package org.diandan.contract;

/** The way a request came in. */
public enum Channel {
  WEB,
  API,
  HOTLINE,
  DESK,
  OPEN311,
  IMPORT
}
