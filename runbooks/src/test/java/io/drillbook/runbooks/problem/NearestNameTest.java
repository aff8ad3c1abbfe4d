package io.drillbook.runbooks.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    @Test
    void aSlipOfTheFingersIsFound() {
        assertThat(NearestName.of("clutser", List.of("cluster", "store"))).contains("cluster");
        assertThat(NearestName.of("wiht", List.of("when", "with"))).contains("with");
        assertThat(NearestName.of("Cluster", List.of("cluster"))).contains("cluster");
    }

    @Test
    void anotherWordIsNoSlip() {
        assertThat(NearestName.of("restore", List.of("expire", "backup"))).isEmpty();
        assertThat(NearestName.of("a", List.of())).isEmpty();
    }

    @Test
    void aLongEngineDoesNotMakeTwoActionsAlike() {
        List<String> known = List.of("pgbackrest.expire", "pgbackrest.restore_point");
        assertThat(NearestName.of("pgbackrest.restore", known)).isEmpty();
        assertThat(NearestName.of("pgbackrest.expier", known)).contains("pgbackrest.expire");
        assertThat(NearestName.of("pgbackerst.expire", known)).contains("pgbackrest.expire");
    }

    @Test
    void ofEquallyNearNamesTheFirstInOrderIsTaken() {
        assertThat(NearestName.of("cat", List.of("rat", "bat"))).contains("bat");
    }

    @Test
    void withoutANearNameTheHintListsWhatIsKnown() {
        assertThat(NearestName.hint("zzz", List.of("b", "a"))).contains("known here: a, b");
        assertThat(NearestName.hint("wen", List.of("when"))).contains("did you mean when?");
    }
}
