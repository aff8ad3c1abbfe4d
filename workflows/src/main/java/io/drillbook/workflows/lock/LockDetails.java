package io.drillbook.workflows.lock;

import io.drillbook.runbooks.call.LockState;
import io.drillbook.runbooks.call.LockState.Holder;
import io.drillbook.runbooks.call.LockState.Waiting;

/** A lock in Markdown, for the Web UI. */
final class LockDetails {
    private LockDetails() {}

    static String markdown(LockState state) {
        StringBuilder text = new StringBuilder();
        state.quarantine()
                .ifPresent(quarantine -> text.append("**Quarantine** since ")
                        .append(quarantine.since())
                        .append(": ")
                        .append(quarantine.reason())
                        .append("\n\n"));
        if (state.holders().isEmpty() && state.quarantine().isEmpty()) {
            text.append("free\n");
        }
        for (Holder holder : state.holders()) {
            text.append("- held (")
                    .append(holder.mode().word())
                    .append(") by `")
                    .append(holder.owner().workflowId())
                    .append("` since ")
                    .append(holder.since())
                    .append('\n');
        }
        int place = 0;
        for (Waiting waiting : state.queue()) {
            place++;
            text.append("- waiting ")
                    .append(place)
                    .append(": `")
                    .append(waiting.ask().owner().workflowId())
                    .append("` until ")
                    .append(waiting.until())
                    .append('\n');
        }
        return text.toString();
    }
}
