package org.diandan.contract;

/** How long a need can wait; the hours of each catalogue item stand beside the item. */
public enum Urgency {
  /** 紧急: safety or a basic need today; volunteers are never the only answer. */
  U1,
  /** 加急: cannot wait for tomorrow's plan. */
  U2,
  /** 常规: normal. */
  U3,
  /** 预约: planned, group or recurring. */
  U4;

  /** Whether its clocks run day and night instead of on the working calendar. */
  public boolean runsOnWallTime() {
    return this == U1 || this == U2;
  }
}
