package org.diandan.request.report;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.dashboard.FigureWords;
import org.diandan.request.dashboard.Places;
import org.diandan.request.dashboard.Places.Place;
import org.diandan.request.digest.Digest;
import org.diandan.request.digest.Digests;
import org.diandan.request.meeting.Meeting;
import org.diandan.request.meeting.Meetings;
import org.diandan.request.referral.Staff;
import org.diandan.request.report.Section.Entry;
import org.diandan.request.report.Section.Reply;
import org.diandan.request.statistics.Figure;
import org.diandan.request.statistics.ListCases;
import org.diandan.request.statistics.ListCases.CaseLine;
import org.diandan.request.statistics.Part;
import org.diandan.request.statistics.Period;
import org.diandan.request.statistics.Slice;
import org.diandan.request.supervision.Supervisions;
import org.diandan.request.supervision.Supervisions.Notice;
import org.diandan.request.worklist.WorkItem;
import org.diandan.request.worklist.WorkList;
import org.diandan.request.worklist.WorkLists;
import org.diandan.request.worklist.WorkLists.After;
import org.diandan.request.worklist.WorkLists.Where;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sections that name cases and answers one by one; nobody's name, phone or words among them. */
@Component
final class ListSections {

  private static final int MOST = 50;
  private static final int MOST_COUNTED = 1000;

  private static final Comparator<Entry> LONGEST_OVER =
      Comparator.comparing(Entry::until, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
          .thenComparing(Entry::number);

  private final Sources sources;
  private final Catalogue catalogue;
  private final FigureWords words;

  ListSections(Sources sources, Catalogue catalogue, FigureWords words) {
    this.sources = sources;
    this.catalogue = catalogue;
    this.words = words;
  }

  /** Where they are kept. */
  @Component("reportSources")
  record Sources(
      ListCases cases,
      Places places,
      WorkLists work,
      Supervisions supervisions,
      Meetings meetings,
      Digests digests) {}

  /** What is over its promise now; as many as the figure OVERDUE counts of any period. */
  Mono<Section> overdue(SectionKind kind, Slice slice) {
    var standing = slice.in(Period.always(slice.period().zone())).open();
    return Mono.zip(
            sources
                .cases()
                .behind(standing, Figure.OVERDUE, Part.ALL, new ListCases.Page(0, MOST_COUNTED))
                .collectList(),
            sources.cases().count(standing, Figure.OVERDUE, Part.ALL))
        .flatMap(
            read ->
                sources
                    .places()
                    .named(read.getT1().stream().map(CaseLine::area).distinct().toList())
                    .map(
                        places ->
                            new Section.Cases(
                                kind,
                                read.getT1().stream()
                                    .map(line -> entry(line, places.get(line.area())))
                                    .sorted(LONGEST_OVER)
                                    .limit(MOST)
                                    .toList(),
                                read.getT2())));
  }

  /** What residents called unresolved twice, oldest word first. */
  Mono<Section> unsolvedTwice(SectionKind kind, Slice slice) {
    return sources
        .work()
        .list(WorkList.TWICE, new Where(slice.areas(), ""), After.NOTHING, MOST_COUNTED)
        .map(this::entry)
        .collectList()
        .map(all -> cases(kind, all));
  }

  /** Notices nobody answered yet, next deadline first. */
  Mono<Section> supervision(SectionKind kind, Slice slice) {
    var staff = staff(slice);
    return Mono.zip(
            sources
                .supervisions()
                .inside(staff)
                .filter(Notice::isOpen)
                .map(this::entry)
                .take(MOST)
                .collectList(),
            sources.supervisions().counts(staff))
        .map(read -> new Section.Cases(kind, read.getT1(), read.getT2().open()));
  }

  /** What joint meetings that were held in the period decided, the latest meeting first. */
  Mono<Section> meetings(SectionKind kind, Slice slice) {
    var staff = staff(slice);
    return sources
        .meetings()
        .inside(staff)
        .filter(meeting -> isIn(slice.period(), meeting.heldAt()))
        .concatMap(meeting -> sources.meetings().find(meeting.id(), staff))
        .flatMapIterable(Meeting.Sheet::items)
        .flatMap(item -> Mono.justOrEmpty(entry(item)))
        .collectList()
        .map(all -> cases(kind, all));
  }

  /** Published answers from the weeks that begin in the period, or that it begins in. */
  Mono<Section> replies(SectionKind kind, Slice slice) {
    var period = slice.period();
    var first = period.from().toLocalDate().minusDays(6);
    return sources
        .digests()
        .inside(staff(slice))
        .filter(Digest::isPublished)
        .filter(
            digest ->
                !digest.week().isBefore(first)
                    && digest.week().atStartOfDay().isBefore(period.until()))
        .flatMap(
            digest ->
                Flux.fromIterable(digest.entries())
                    .map(
                        entry ->
                            new Reply(
                                digest.week(), digest.areaName(), entry.topic(), entry.reply())),
            1)
        .take(MOST)
        .collectList()
        .map(replies -> new Section.Replies(kind, replies));
  }

  private static Section cases(SectionKind kind, List<Entry> all) {
    return new Section.Cases(kind, all.stream().limit(MOST).toList(), all.size());
  }

  private static boolean isIn(Period period, Instant at) {
    var local = at.atZone(period.zone()).toLocalDateTime();
    return !local.isBefore(period.from()) && local.isBefore(period.until());
  }

  /** Lists of the ladder are asked for by staff; only the areas matter there. */
  private static Staff staff(Slice slice) {
    return new Staff(new UUID(0, 0), slice.areas(), "");
  }

  private Entry entry(CaseLine line, @Nullable Place place) {
    return new Entry(
        line.number(),
        item(line.item()),
        place == null ? line.area() : place.path(),
        line.teamName() == null ? "" : line.teamName(),
        line.finishBy(),
        state(line.state()));
  }

  private Entry entry(WorkItem item) {
    return new Entry(
        item.orderNumber(),
        item(item.item().value()),
        item.areaPath(),
        item.holder() == null ? "" : item.holder(),
        item.since(),
        state(item.state().name()));
  }

  private Entry entry(Notice notice) {
    return new Entry(
        notice.orderNumber(),
        item(notice.item().value()),
        notice.areaPath(),
        notice.called(),
        notice.answerBy(),
        say(notice.isOverdue() ? "report.notice.overdue" : "report.notice.open"));
  }

  private @Nullable Entry entry(Meeting.Item item) {
    var ruling = item.ruling();
    return ruling == null
        ? null
        : new Entry(
            item.orderNumber(),
            item(item.item().value()),
            item.areaPath(),
            item.owner() == null ? "" : item.owner(),
            item.dueBy(),
            say("board.why." + ruling.name()));
  }

  private Words item(String code) {
    return catalogue
        .find(code)
        .map(item -> new Words(item.name().in(Locale.CHINA), item.name().in(Locale.ENGLISH)))
        .orElseGet(() -> Words.same(code));
  }

  private Words state(String code) {
    return new Words(
        words.find(Locale.CHINA, "official.state." + code, code),
        words.find(Locale.ENGLISH, "official.state." + code, code));
  }

  private Words say(String key) {
    return new Words(words.say(Locale.CHINA, key), words.say(Locale.ENGLISH, key));
  }
}
