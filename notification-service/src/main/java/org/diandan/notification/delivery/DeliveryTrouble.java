package org.diandan.notification.delivery;

/**
 * A message did not get through this time.
 *
 * <p>The text is kept beside the message and shown to administrators: it must hold no phone number,
 * no mail address and no name.
 */
public class DeliveryTrouble extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DeliveryTrouble(String what) {
    super(what);
  }

  DeliveryTrouble(String what, Throwable cause) {
    super(what, cause);
  }
}
