package org.diandan.request.picture;

import java.util.UUID;

/** What became of a file. */
public sealed interface Attachment {

  /** It is a picture of the request now. */
  record Attached(UUID picture) implements Attachment {}

  /** It is not; nothing was written. */
  record Refused(PictureRefusal reason) implements Attachment {}
}
