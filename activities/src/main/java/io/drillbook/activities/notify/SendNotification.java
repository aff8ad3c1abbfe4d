package io.drillbook.activities.notify;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.step.Action;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.call.FailureKind;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people something, where the worker runs: in its log, and in a file that other tools can follow. */
final class SendNotification implements Action<SendNotification.Input, SendNotification.Output> {
    private static final Logger LOG = LoggerFactory.getLogger("notification");
    private static final int LONGEST = 4000;

    /** What to say. */
    @About("What to say")
    record Input(@About("The text, at most 4000 characters") String text) {}

    /** Where it was said. */
    @About("Where it was said")
    record Output(
            @About("File on the worker's machine that holds the line")
            String file) {}

    private final NotificationFile file;

    SendNotification(NotificationFile file) {
        this.file = file;
    }

    @Override
    public Output run(Input input, ActionContext context) throws ActionException {
        if (input.text().length() > LONGEST) {
            throw new ActionException(
                    "text-too-long",
                    FailureKind.REFUSED,
                    "a notification of " + input.text().length() + " characters; at most " + LONGEST + " are sent",
                    "shorten the step's text");
        }
        try {
            boolean added = file.add(new NotificationFile.Entry(
                    context.effect().mark(),
                    Instant.now().toString(),
                    context.run().runbook(),
                    context.run().target(),
                    context.effect().run().workflowId(),
                    input.text()));
            if (added) {
                LOG.info("{} ({}): {}", context.run().runbook(), context.run().target(), oneLine(input.text()));
            } else {
                context.alreadyDone();
            }
            return new Output(file.path().toString());
        } catch (IOException failed) {
            throw new ActionException(
                    "notification-failed",
                    FailureKind.UNREACHABLE,
                    "the notifications file " + file.path() + " cannot be written: "
                            + failed.getClass().getSimpleName(),
                    "see that the worker's state folder has room and may be written");
        }
    }

    @Override
    public List<String> preview(Input input) {
        return List.of("append to " + file.path() + ": " + oneLine(input.text()));
    }

    /** A text of several lines must not look like several lines of the log. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
