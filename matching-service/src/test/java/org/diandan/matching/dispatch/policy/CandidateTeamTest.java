package org.diandan.matching.dispatch.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.diandan.matching.dispatch.policy.Teams.team;

import java.util.Set;
import org.diandan.matching.dispatch.policy.CandidateTeam.Availability;
import org.diandan.matching.dispatch.policy.CandidateTeam.Load;
import org.diandan.matching.dispatch.policy.CandidateTeam.Safeguards;
import org.diandan.matching.dispatch.policy.CandidateTeam.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidateTeamTest {

  @ParameterizedTest
  @CsvSource({"0, 0, 3, 3", "1, 1, 3, 1", "1, 2, 3, 0", "3, 2, 3, 0"})
  void hasRoomForWhatItNeitherHoldsNorIsAskedFor(int open, int asked, int capacity, int room) {
    var load = new Load(open, asked, capacity);

    assertThat(load.room()).isEqualTo(room);
    assertThat(load.hasRoom()).isEqualTo(room > 0);
    assertThat(load.held()).isEqualTo(open + asked);
  }

  @Test
  void holdsOneQuestionMoreWhenItIsAsked() {
    var team = team(1).loaded(1).takingOn(4);

    assertThat(team.team().askedOnceMore()).isEqualTo(team.asked(1).team());
  }

  @Test
  void canBeStoppedAndStayOtherwiseTheSame() {
    var frozen = new Standing(Availability.FROZEN, AcceptanceEstimate.PRIOR, 0);

    assertThat(team(1).loaded(1).team().withStanding(frozen))
        .isEqualTo(team(1).loaded(1).standing(Availability.FROZEN).team());
  }

  @Test
  void isMadeOfAdultsAndMinors() {
    assertThat(team(1).withMinors(2).team().adults()).isEqualTo(3);
    assertThat(team(1).team().adults()).isEqualTo(5);
  }

  @Test
  void countsNothingBelowZero() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Safeguards(true, null, null, false, -1, Set.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Standing(Availability.TAKES_OFFERS, AcceptanceEstimate.PRIOR, -1));
  }
}
