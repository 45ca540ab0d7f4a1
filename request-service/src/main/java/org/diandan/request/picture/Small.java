package org.diandan.request.picture;

/**
 * A picture that was drawn anew.
 *
 * @param jpeg a JPEG without any metadata
 * @param width in pixels, at most {@link RedrawPicture#LONGEST_SIDE}
 * @param height in pixels, at most {@link RedrawPicture#LONGEST_SIDE}
 */
@SuppressWarnings("ArrayRecordComponent") // only handed on, never compared
record Small(byte[] jpeg, int width, int height) {}
