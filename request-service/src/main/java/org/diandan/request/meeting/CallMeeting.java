package org.diandan.request.meeting;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.diandan.request.referral.Staff;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** An official calls a meeting, writes down who came, and closes it. */
@Component
public final class CallMeeting {

  private static final String CALL =
      """
      called as (
        insert into meeting (id, area_code, title, place, held_at, called_by)
        values (:id, :area, :title, :place, :heldAt, :by)
        returning id
      ), seats as (
        insert into meeting_department (meeting_id, department_id)
        select called.id, d.id
        from called
        join department d on d.id = any(:departments)
      ), changed as (
        select append_audit(:by, 'meeting-called', cast(id as text), '', :source) from called
      )
      """;

  private static final String ATTENDANCE =
      """
      open as (
        select id from meeting where id = :id and closed_at is null for update
      ), seated as (
        update meeting_department
        set present = department_id = any(:present)
        where meeting_id in (select id from open)
      ), changed as (
        select append_audit(:by, 'meeting-attendance', cast(id as text), '', :source) from open
      )
      """;

  private static final String CLOSE =
      """
      closed as (
        update meeting
        set closed_at = clock_timestamp(), closed_by = :by
        where id = :id
          and closed_at is null
          and not exists (
            select from meeting_item where meeting_id = :id and ruling is null)
        returning id
      ), changed as (
        select append_audit(:by, 'meeting-closed', cast(id as text), '', :source) from closed
      )
      """;

  private static final String TAKE_OFF =
      """
      gone as (
        delete from meeting_item
        where meeting_id = :id and request_id = :request and ruling is null
        returning request_id
      ), changed as (
        select append_audit(:by, 'meeting-item-taken-off', cast(request_id as text), '', :source)
        from gone
      )
      """;

  private final Ledger ledger;

  CallMeeting(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * A meeting to be called, checked.
   *
   * @param area code of an area that exists and is the official's
   * @param departments who is asked to come
   */
  public record Invitation(
      String area, String title, String place, Instant heldAt, Set<UUID> departments) {
    public Invitation {
      departments = Set.copyOf(departments);
    }
  }

  /** Its id. */
  public Mono<UUID> call(Invitation invitation, Staff by) {
    var id = UUID.randomUUID();
    return ledger
        .write(
            Change.of(CALL)
                .bind("id", id)
                .bind("area", invitation.area())
                .bind("title", invitation.title())
                .bind("place", invitation.place())
                .bind("heldAt", invitation.heldAt())
                .bind("departments", invitation.departments().toArray(UUID[]::new))
                .bind("by", by.person())
                .bind("source", by.source()))
        .thenReturn(id);
  }

  /** Who came; false when the meeting is closed. The caller has checked its area. */
  public Mono<Boolean> attendance(UUID meeting, Set<UUID> present, Staff by) {
    return held(
        Change.of(ATTENDANCE)
            .bind("id", meeting)
            .bind("present", present.toArray(UUID[]::new))
            .bind("by", by.person())
            .bind("source", by.source()));
  }

  /** Closes it; false when something is undecided, or it is closed already. */
  public Mono<Boolean> close(UUID meeting, Staff by) {
    return held(
        Change.of(CLOSE).bind("id", meeting).bind("by", by.person()).bind("source", by.source()));
  }

  /** Takes an undecided request off the agenda; it stays before the meeting. */
  public Mono<Boolean> takeOff(UUID meeting, UUID request, Staff by) {
    return held(
        Change.of(TAKE_OFF)
            .bind("id", meeting)
            .bind("request", request)
            .bind("by", by.person())
            .bind("source", by.source()));
  }

  private Mono<Boolean> held(Change change) {
    return ledger.write(change).map(Written.Applied.class::isInstance);
  }
}
