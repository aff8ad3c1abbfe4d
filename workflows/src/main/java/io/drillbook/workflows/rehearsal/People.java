package io.drillbook.workflows.rehearsal;

import io.drillbook.runbooks.call.Question;
import io.drillbook.runbooks.call.SignatureCheck;
import io.drillbook.runbooks.call.SignatureVerdicts;
import io.drillbook.runbooks.call.Signer;
import io.drillbook.runbooks.call.VoteAsk;
import io.drillbook.runbooks.call.VoteStatement;
import io.drillbook.runbooks.cases.TestCase;
import io.drillbook.runbooks.cases.TestCase.VotePlay;
import io.drillbook.runbooks.json.CanonicalJson;
import io.drillbook.workflows.interpreter.RunEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** People who say what the case lets them say, one a second; every one is in all groups, and signs by saying so. */
final class People {
    private final TestCase testCase;
    private final World world;
    private final Set<String> groups = new TreeSet<>();

    People(TestCase testCase, World world) {
        this.testCase = testCase;
        this.world = world;
    }

    void asked(Question question) {
        groups.addAll(question.groups());
        int items = question.step().indexOf('#');
        String path = items < 0 ? question.step() : question.step().substring(0, items);
        VotePlay play = testCase.votes().getOrDefault(path, VotePlay.APPROVED);
        if (play == VotePlay.NOBODY) {
            return;
        }
        if (question.answer().isPresent()) {
            say(
                    question,
                    1,
                    VoteStatement.ANSWER,
                    CanonicalJson.of(testCase.answer(path, question.answer().get())));
            return;
        }
        if (play == VotePlay.REJECTED) {
            say(question, 1, VoteStatement.REJECT, VoteStatement.NONE);
            return;
        }
        for (int voter = 1; voter <= question.votes(); voter++) {
            say(question, voter, VoteStatement.APPROVE, VoteStatement.NONE);
        }
    }

    private void say(Question question, int voter, String decision, String answer) {
        String id = "vote:" + question.step() + "@" + question.round() + "#" + voter;
        String statement = VoteStatement.on(question, decision, "person-" + voter, answer, "")
                .text();
        VoteAsk ask = new VoteAsk(Optional.of(statement), Optional.of("test"));
        world.plan(id, Duration.ofSeconds(voter), now -> new RunEvent.VoteCast(now, id, ask));
    }

    SignatureVerdicts verdicts(SignatureCheck check) {
        return new SignatureVerdicts(check.items().stream()
                .map(item -> new SignatureVerdicts.Item(
                        Optional.of(new Signer(item.claimed(), "test", List.copyOf(groups))), "as the test says"))
                .toList());
    }
}
