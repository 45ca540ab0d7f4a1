package org.diandan.request.statistics.journal;

import java.util.EnumMap;
import java.util.Map;
import org.diandan.request.statistics.Figure;

/** What teams did, counted from the steps in the histories of requests. */
final class OwnTeams {

  private OwnTeams() {}

  /** Sums over the steps of one team. */
  record Own(String part, String whole) {}

  static Map<Figure, Own> all() {
    var answered = "sum(accepted + declined + expired)";
    var all = new EnumMap<Figure, Own>(Figure.class);
    all.put(Figure.TEAM_ASKED, new Own("0", "sum(asked)"));
    all.put(Figure.TEAM_ACCEPTANCE, new Own("sum(accepted)", answered));
    all.put(Figure.TEAM_DECLINED, new Own("sum(declined)", answered));
    all.put(Figure.TEAM_EXPIRED, new Own("sum(expired)", answered));
    all.put(Figure.TEAM_FULFILMENT, new Own("sum(delivered)", "sum(accepted)"));
    all.put(Figure.TEAM_GIVEN_BACK, new Own("sum(released)", "sum(accepted)"));
    all.put(Figure.TEAM_MINUTES, new Own("0", "coalesce(sum(minutes), 0)"));
    return all;
  }

  /** By team; what a merged request got from the other one is that one's. */
  static String sql(Own own) {
    return """
        select cast(t.team_id as text) as key, %s as part, %s as whole, 0 as p90, 0 as mean
        from (
          select s.team_name,
            (kind = 'ASK_TEAM')::int as asked, (kind = 'ACCEPT')::int as accepted,
            (kind = 'DECLINE')::int as declined, (kind = 'EXPIRE')::int as expired,
            (kind like 'RELEASE%%')::int as released, (kind like 'DELIVER%%')::int as delivered,
            case when kind like 'DELIVER%%' then floor(extract(epoch from s.occurred_at - (
              select max(c.occurred_at)
              from request_step c
              where c.request_id = s.request_id and c.kind = 'CHECK_IN' and c.round = s.round)) / 60)
            end as minutes
          from request_step s
          where not exists (
            select from request_step m
            where m.request_id = s.request_id and m.kind = 'MERGE' and m.round = s.round)
        ) as did
        join figure_team t on t.name = did.team_name
          and t.generation = (select generation from figure_in_force)
        group by 1
        """
        .formatted(own.part(), own.whole());
  }
}
