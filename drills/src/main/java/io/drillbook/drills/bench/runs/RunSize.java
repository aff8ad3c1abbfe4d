package io.drillbook.drills.bench.runs;

/** What the runs of a phase have to do. */
enum RunSize {
    FIVE_STEPS("five-steps", 5),
    TEN_STEPS("ten-steps", 10);

    private final String runbook;
    private final int notes;

    RunSize(String runbook, int notes) {
        this.runbook = runbook;
        this.notes = notes;
    }

    /** Name of the runbook's file, without its ending. */
    String runbook() {
        return runbook;
    }

    /** Acts besides those of every run. */
    int notes() {
        return notes;
    }
}
