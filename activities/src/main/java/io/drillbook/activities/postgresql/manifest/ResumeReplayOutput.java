package io.drillbook.activities.postgresql.manifest;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.call.Finding;
import java.util.List;

/** Outputs of {@code postgresql.resume_replay}. */
@About("Standbys whose replay was resumed")
public record ResumeReplayOutput(
        @About("Servers whose replay this run had paused, resumed now")
        List<String> resumed,

        @About("What a person should look at") List<Finding> findings) {}
