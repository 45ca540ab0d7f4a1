package org.diandan.matching.duty.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.diandan.matching.duty.DutyCard;
import org.diandan.matching.duty.SeeDuties;
import org.diandan.matching.duty.TaskAtRisk;
import org.diandan.matching.menu.CodeNames;
import org.diandan.web.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import reactor.core.publisher.Mono;

/** What lies before somebody who serves, and what needs a leader's eye. */
@Controller
class MyDutyPages {

  private final SeeDuties seeDuties;
  private final DutyWording wording;
  private final CodeNames names;

  MyDutyPages(SeeDuties seeDuties, DutyWording wording, CodeNames names) {
    this.seeDuties = seeDuties;
    this.wording = wording;
    this.names = names;
  }

  /** A line of the day. */
  record Line(UUID assignmentId, String group, String item, String time, String state) {}

  /** A task that needs a look. */
  record Risk(
      UUID assignmentId,
      String group,
      String item,
      String teamName,
      String starts,
      int lacking,
      int standby,
      boolean late) {}

  @GetMapping("/duties")
  Mono<String> page(@AuthenticationPrincipal SignedIn member, Locale locale, Model model) {
    return seeDuties
        .mine(member.personId())
        .doOnNext(mine -> fill(model, mine, locale))
        .thenReturn("matching/duties");
  }

  private void fill(Model model, SeeDuties.Mine mine, Locale locale) {
    model
        .addAttribute("duties", mine.duties().stream().map(card -> line(card, locale)).toList())
        .addAttribute("risks", risks(mine, locale))
        .addAttribute("leads", !mine.leads().isEmpty());
  }

  private List<Risk> risks(SeeDuties.Mine mine, Locale locale) {
    return mine.atRisk().stream().map(task -> risk(task, locale)).toList();
  }

  private Line line(DutyCard card, Locale locale) {
    return new Line(
        card.assignmentId(),
        card.item().value().substring(0, 2),
        names.nameOf(card.item(), locale),
        wording.span(card.from(), card.until(), locale),
        card.state().name());
  }

  private Risk risk(TaskAtRisk task, Locale locale) {
    return new Risk(
        task.assignmentId(),
        task.item().value().substring(0, 2),
        names.nameOf(task.item(), locale),
        task.teamName(),
        wording.moment(task.startsAt(), locale),
        Math.max(0, task.needed() - task.planned()),
        task.standby(),
        task.late());
  }
}
