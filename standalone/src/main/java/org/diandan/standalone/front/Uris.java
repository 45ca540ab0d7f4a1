package org.diandan.standalone.front;

/** Request targets as they come over the wire. */
final class Uris {
  private Uris() {}

  /** The path of a request target, still encoded: without scheme and host, query and fragment. */
  static String rawPath(String target) {
    var path = withoutOrigin(target);
    var end = path.length();
    for (var mark : new char[] {'?', '#'}) {
      var at = path.indexOf(mark);
      end = at >= 0 ? Math.min(end, at) : end;
    }
    return end == 0 ? "/" : path.substring(0, end);
  }

  private static String withoutOrigin(String target) {
    if (target.startsWith("/")) {
      return target;
    }
    var origin = target.indexOf("://");
    var slash = origin < 0 ? -1 : target.indexOf('/', origin + 3);
    return slash < 0 ? "/" : target.substring(slash);
  }
}
