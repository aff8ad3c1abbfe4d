package io.drillbook.activities.postgresql.manifest;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.inventory.Cluster;

/** Inputs of {@code postgresql.resume_replay}. */
@About("Whose standbys to look at")
public record ResumeReplayInput(@About("Cluster") Cluster cluster) {}
