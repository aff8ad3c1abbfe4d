package io.drillbook.runbooks.call;

import io.drillbook.runbooks.action.About;

/** Something a person should look at; it does not decide the outcome by itself. */
@About("Something a person should look at")
public record Finding(
        @About("Stable code") String code,
        @About("note, warning or serious") String severity,
        @About("What was found, with both values") String message,
        @About("What would help") String hint) {}
