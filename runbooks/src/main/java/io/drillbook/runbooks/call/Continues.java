package io.drillbook.runbooks.call;

import java.util.List;

/**
 * Which ended run a run takes up.
 *
 * @param of the run that ended
 * @param from path of the step at which it is taken up
 * @param takenOver paths of the steps before it that stand as that run left them, and are not done again
 */
public record Continues(RunIdentity of, String from, List<String> takenOver) {
    public Continues {
        takenOver = List.copyOf(takenOver);
    }
}
